package io.github.proclab.format.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.format.Setting;
import io.github.proclab.format.Told;
import io.github.proclab.report.Report;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JUnitXmlTest {

    @Test
    void tests_are_cases_and_what_failed_what_could_not_be_judged_and_what_was_not_run_are_told_apart() throws Exception {
        Element suite = suite(Told.FAN);

        assertThat(suite.getAttribute("name")).isEqualTo("fan");
        assertThat(List.of(suite.getAttribute("tests"), suite.getAttribute("failures"), suite.getAttribute("errors"), suite.getAttribute("skipped")))
                .containsExactly("4", "2", "1", "1");
        List<Element> cases = elements(suite, "testcase");
        assertThat(cases).extracting(each -> each.getAttribute("name")).containsExactly("three children, each waited for", "many of them", "quick", "and again");
        assertThat(cases).extracting(each -> each.getAttribute("time")).containsExactly("0.013", "1.500", "0.100", "0.000");
        Element failure = elements(cases.get(0), "failure").get(0);
        assertThat(failure.getAttribute("message")).startsWith("reaped: 2 of the 3 children were never waited for");
        assertThat(failure.getAttribute("type")).isEqualTo("failure");
        assertThat(failure.getTextContent()).contains("fan.c:12").contains("Each fork() wants a wait().").doesNotContain("at io.github");
        assertThat(elements(cases.get(1), "error")).hasSize(1);
        assertThat(elements(cases.get(3), "skipped").get(0).getTextContent()).contains("it requires \"quick\"");
        assertThat(elements(cases.get(0), "system-out").get(0).getTextContent()).isEqualTo("10.33 of 15 points");
    }

    @Test
    void many_tests_keep_their_order() throws Exception {
        String tests = IntStream.rangeClosed(1, 25).mapToObj("""
                {"name": "%d", "points": 1, "score": 0, "status": "failed", "visibility": "visible", "run": "", "trace": null, "wall_s": null, "checks": []}"""::formatted)
                .collect(Collectors.joining(","));
        Report report = Told.report("""
                {"schema": "proclab/report/v1", "lab": "fan", "submission": "a", "score": 0, "max_score": 25, "status": "graded", "tests": [%s]}""".formatted(tests));

        assertThat(elements(suite(report), "testcase")).extracting(each -> each.getAttribute("name"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 25).mapToObj(String::valueOf).toList());
    }

    @Test
    void what_does_not_compile_fails_and_says_why() throws Exception {
        Element failure = elements(suite(Told.UNBUILT), "failure").get(0);

        assertThat(failure.getAttribute("message")).contains("does not compile");
        assertThat(failure.getTextContent()).contains("unknown type");
    }

    @Test
    void a_message_has_a_line_for_each_check_and_the_compilers_lines_as_they_are() throws Exception {
        assertThat(elements(suite(Told.FAN), "failure").get(0).getAttribute("message"))
                .isEqualTo("reaped: 2 of the 3 children were never waited for\nprocesses: the tree is main(child)");
        assertThat(elements(suite(Told.UNBUILT), "failure").get(0).getAttribute("message").lines()).hasSize(4).last().asString().startsWith("fan.c:5:2: error: unknown type");
    }

    @Test
    void a_case_that_failed_has_the_file_and_the_line_to_look_at() throws Exception {
        List<Element> cases = elements(suite(Told.FAN), "testcase");

        assertThat(cases.get(0).getAttribute("file")).isEqualTo("hw1/fan.c");
        assertThat(cases.get(0).getAttribute("line")).isEqualTo("12");
        assertThat(cases.get(2).hasAttribute("file")).isFalse();
        assertThat(elements(suite(Told.UNBUILT), "testcase").get(0).getAttribute("line")).isEqualTo("3");
    }

    @Test
    void nothing_that_a_submission_wrote_breaks_the_xml() throws Exception {
        for (Report report : Told.ALL) {
            assertThat(elements(suite(report), "testcase")).hasSize(report.tests().size());
        }
        assertThat(elements(suite(Told.HOSTILE), "failure").get(0).getTextContent()).contains("]]>").contains("##[add-mask]").contains("\\x1b[31m").contains("😀");
    }

    private static Element suite(Report report) throws Exception {
        byte[] xml = new JUnitXml().of(report, new Setting(Map.of(), Instant.EPOCH, "hw1/", Optional.empty(), Optional.empty())).files().get(0).content();
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
    }

    private static List<Element> elements(Element in, String name) {
        NodeList found = in.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            elements.add((Element) found.item(index));
        }
        return elements;
    }
}
