package io.github.proclab.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proclab.format.junit.JUnitXml;
import io.github.proclab.report.Provenance;
import io.github.proclab.report.Report;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Programs of the other side read what we write as we mean it. */
class OthersParsersIT {

    private static OthersParsers parsers;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        parsers = OthersParsers.installed();
    }

    @Test
    void tap_parser_finds_each_test_with_its_points_and_nothing_that_is_no_tap() throws Exception {
        for (Report report : Told.ALL) {
            JsonNode read = parsers.tap(bytes(new Tap(), report));

            assertThat(read.get("broken")).as(read.toPrettyString()).isEmpty();
            assertThat(read.get("extra")).as(read.toPrettyString()).isEmpty();
            assertThat(read.get("asserts")).hasSize(report.tests().size());
            assertThat(read.get("ok").asBoolean()).isFalse();
        }
        JsonNode fan = parsers.tap(bytes(new Tap(), Told.FAN));
        assertThat(fan.at("/asserts/0/name").asText()).isEqualTo("three children, each waited for");
        assertThat(fan.at("/asserts/0/diag/score").asDouble()).isEqualTo(10.33);
        assertThat(fan.at("/asserts/0/diag/found/0").asText()).contains("fan.c:12");
        assertThat(fan.at("/asserts/3/skip").asText()).contains("it requires \"quick\"");
        assertThat(parsers.tap(bytes(new Tap(), Told.HOSTILE)).at("/asserts/0/name").asText()).contains("#1 * _ 😀");
        assertThat(parsers.tap(bytes(new Tap(), Told.BROKEN)).get("bailout").asText()).isEqualTo("The container is gone.");
    }

    @Test
    void the_actions_that_show_junits_xml_find_messages_places_and_results() throws Exception {
        JsonNode fan = parsers.junit(bytes(new JUnitXml(), Told.FAN));

        assertThat(fan.get("testReporter").findValuesAsText("result")).containsExactly("failed", "failed", "failed", "skipped");
        assertThat(fan.at("/testReporter/0/message").asText())
                .isEqualTo("failure: reaped: 2 of the 3 children were never waited for\nprocesses: the tree is main(child)");
        assertThat(fan.at("/testReporter/0/details").asText()).contains("Each fork() wants a wait().");
        assertThat(fan.at("/actionJunitReport/0/path").asText()).isEqualTo("hw 1/fan.c");
        assertThat(fan.at("/actionJunitReport/0/start_line").asInt()).isEqualTo(12);
        assertThat(fan.at("/actionJunitReport/0/message").asText().lines()).hasSize(2);
        assertThat(parsers.junit(bytes(new JUnitXml(), Told.UNBUILT)).at("/actionJunitReport/0/message").asText().lines()).hasSize(4);
        assertThat(parsers.junit(bytes(new JUnitXml(), Told.HOSTILE)).at("/testReporter/0/details").asText()).contains("]]>").contains("<!-- ##[add-mask]1");
    }

    @Test
    void the_multitool_finds_no_error_and_nothing_to_warn_of_in_sarif() throws Exception {
        assumeTrue(List.of("amd64", "x86_64").contains(System.getProperty("os.arch")), "Microsoft's SARIF Multitool is made for x86-64 alone");
        for (Report report : Told.ALL) {
            assertThat(parsers.sarif(bytes(new Sarif(), graded(report)))).as(report.submission()).isEmpty();
        }
    }

    /** With the version, as every grading has it. */
    private static Report graded(Report report) {
        return new Report(report.schema(), report.lab(), report.submission(), report.handedIn(), Optional.of(new Provenance("0.1.0", "", "", Map.of(), Optional.empty(), List.of())),
                report.score(), report.maxScore(), report.adjustments(), report.status(), report.message(), report.sandbox(), report.tests());
    }

    private static byte[] bytes(ReportFormat format, Report report) {
        return format.of(report, Told.setting(Map.of())).files().get(0).content();
    }
}
