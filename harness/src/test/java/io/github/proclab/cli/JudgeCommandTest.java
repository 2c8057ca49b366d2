package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.cli.Cli.Result;
import io.github.proclab.engine.FakeSandbox;
import io.github.proclab.engine.LabFolder;
import io.github.proclab.report.Report;
import io.github.proclab.report.ReportJson;
import io.github.proclab.report.TestReport;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.trace.TraceScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeCommandTest {

    private static final String GOOD = "int main(void) { return 0; }";

    @TempDir
    private Path here;

    private FakeSandbox sandbox;
    private Cli cli;

    /** A class of one who is right, one who ends with exit 7, one who does not compile, one who breaks the sandbox in the second test, and one without files. */
    @BeforeEach
    void graded() throws IOException {
        sandbox = FakeSandbox.running((request, files) -> {
            String source = files.get("fan.c");
            if (source.contains("breaks") && request.argv().contains("0")) {
                throw new SandboxException("The container is gone.");
            }
            return source.contains("wrong") ? TraceScript.run().main(request.argv().toArray(String[]::new)).writes(1, "all done\n").exits(1, 7).ends().recording()
                    : FakeSandbox.allDone(request);
        });
        cli = Cli.in(here, sandbox);
        cli.submission("zoe", GOOD).submission("bob", "wrong").submission("carl", "syntax error").submission("mallory", "breaks");
        Files.createDirectories(here.resolve("dora"));
        grade();
    }

    @Test
    void without_a_change_judging_gives_the_same_bytes_as_grading() throws IOException {
        Map<String, String> graded = content("marks");

        Result result = judge();

        assertThat(content("marks")).isEqualTo(graded);
        assertThat(result.out()).startsWith("5 submissions: 5 as before");
        assertThat(result.status()).isZero();
    }

    @Test
    void nothing_is_run() {
        int runs = sandbox.runs().size();
        int opened = sandbox.opened();

        lab("exit: 0", "exit: 7");
        judge();

        assertThat(sandbox.runs()).hasSize(runs);
        assertThat(sandbox.opened()).isEqualTo(opened);
    }

    @Test
    void another_expectation_changes_marks_and_it_is_said_whose_and_by_which_check() throws IOException {
        lab("exit: 0", "exit: 7");

        Result result = judge();

        assertThat(report("zoe").score()).isEqualByComparingTo("10");
        assertThat(report("bob").score()).isEqualByComparingTo("15");
        assertThat(result.out().lines()).anySatisfy(row -> assertThat(row).matches("zoe +15 → 10/15  says all done: exit failed now, passed before: .*\\(−5\\)"))
                .anySatisfy(row -> assertThat(row).matches("bob +10 → 15/15  says all done: exit passed now, failed before \\(\\+5\\)"));
        assertThat(result.out()).doesNotContain("carl").doesNotContain("dora");
        assertThat(Files.readAllLines(here.resolve("marks/grades.csv"))).anySatisfy(row -> assertThat(row).startsWith("bob,15,15"));
        assertThat(result.status()).isZero();
    }

    @Test
    void judged_by_the_lab_file_of_before_everything_is_as_it_was_graded() throws IOException {
        Map<String, String> graded = content("marks");
        lab("exit: 0", "exit: 7");
        judge();

        lab("exit: 7", "exit: 0");
        judge();

        assertThat(content("marks")).isEqualTo(graded);
    }

    @Test
    void judging_twice_gives_the_same_bytes() throws IOException {
        lab("run: ./fan 0", "run: ./fan 5");
        judge();
        Map<String, String> once = content("marks");

        judge();

        assertThat(content("marks")).isEqualTo(once);
    }

    @Test
    void points_are_those_of_the_lab_file_now() throws IOException {
        lab("points: 10", "points: 30");

        judge();

        assertThat(report("bob").score()).isEqualByComparingTo("20");
        assertThat(report("bob").maxScore()).isEqualByComparingTo("35");
        assertThat(report("carl").maxScore()).isEqualByComparingTo("35");
    }

    @Test
    void rules_for_the_whole_score_are_those_of_the_lab_file_now() throws IOException {
        lab("points: 10", "points: 9");
        judge();
        lab("submit:", "rounding: whole\nsubmit:");

        Result result = judge();

        assertThat(report("bob").score()).isEqualByComparingTo("10");
        assertThat(result.out()).contains("rounded to whole: +0.5 now, 0 before (+0.5)");
    }

    @Test
    void a_hint_that_is_new_is_in_the_reports() throws IOException {
        lab("    tags: [easy]", "    tags: [easy]\n    hint: Return 0.");

        judge();

        assertThat(report("bob").tests().get(0).checks().get(0).hint()).hasValue("Return 0.");
    }

    @Test
    void a_test_that_is_renamed_or_moved_keeps_its_evidence() throws IOException {
        lab("test: says all done", "test: says that it is done");

        Result result = judge();

        assertThat(result.status()).isZero();
        assertThat(report("zoe").score()).isEqualByComparingTo("15");
        assertThat(report("zoe").tests()).extracting(TestReport::name).containsExactly("says that it is done", "says it again");
    }

    @Test
    void a_new_test_of_a_run_that_was_recorded_is_judged() throws IOException {
        Path file = here.resolve("home/test-specs/fan/lab.yaml");
        Files.writeString(file, Files.readString(file) + "  - test: ends well\n    points: 5\n    run: ./fan 0\n    expect: {exit: 0}\n");

        Result result = judge();

        assertThat(result.status()).isZero();
        assertThat(report("zoe").score()).isEqualByComparingTo("20");
        assertThat(report("bob").score()).isEqualByComparingTo("10");
    }

    @Test
    void where_another_run_is_asked_for_the_mark_of_before_stands_and_it_is_said() throws IOException {
        lab("run: ./fan 0", "run: ./fan 5");

        Result result = judge();

        assertThat(result.status()).isEqualTo(3);
        assertThat(unwrapped(result.out())).contains("not judged again, \"says it again\" of zoe, bob: "
                + "it asks for another run than the one that was recorded (run: it was ./fan 0, now ./fan 5)");
        TestReport again = report("zoe").tests().get(1);
        assertThat(again.score()).isEqualByComparingTo("5");
        assertThat(again.notJudgedAgain().orElseThrow()).contains("now ./fan 5");
        assertThat(report("zoe").tests().get(0).notJudgedAgain()).isEmpty();
    }

    @Test
    void grading_runs_what_could_not_be_judged_and_nothing_else() throws IOException {
        lab("run: ./fan 0", "run: ./fan 5");
        judge();

        grade();

        assertThat(report("zoe").tests()).allSatisfy(test -> assertThat(test.notJudgedAgain()).isEmpty());
        assertThat(report("zoe").fullMarks()).isTrue();
        int opened = sandbox.opened();
        grade();
        assertThat(sandbox.opened() - opened).as("only who breaks the sandbox is tried again, and once more").isLessThanOrEqualTo(3);
    }

    @Test
    void a_new_test_that_nobody_ran_is_no_pass() throws IOException {
        Path file = here.resolve("home/test-specs/fan/lab.yaml");
        Files.writeString(file, Files.readString(file) + "  - test: ends well\n    points: 5\n    run: ./fan 9\n    expect: {exit: 0}\n");

        Result result = judge();

        assertThat(result.status()).isEqualTo(3);
        assertThat(report("zoe").tests().get(2).status()).isEqualTo(TestReport.Status.ERROR);
        assertThat(report("zoe").tests().get(2).message().orElseThrow()).contains("new in the lab file");
        assertThat(report("zoe").score()).isEqualByComparingTo("15");
        assertThat(report("zoe").maxScore()).isEqualByComparingTo("20");
    }

    @Test
    void a_longer_limit_of_time_is_no_other_run_for_one_that_came_to_its_end() throws IOException {
        lab("    tags: [easy]", "    limits: {wall: 20s}");

        assertThat(judge().status()).isZero();
        lab("    limits: {wall: 20s}", "    limits: {memory: 32MiB}");
        assertThat(unwrapped(judge().out())).contains("limits: memory: it was 67108864 bytes, now 33554432 bytes");
    }

    @Test
    void evidence_that_was_not_asked_for_then_is_missing_now() {
        lab("      exit: 0\n", "      exit: 0\n      memory: clean\n");

        Result result = judge();

        assertThat(result.status()).isEqualTo(3);
        assertThat(unwrapped(result.out())).contains("a run under Valgrind");
    }

    @Test
    void what_a_required_test_comes_to_now_decides_about_those_that_require_it() throws IOException {
        lab("    run: ./fan 0\n", "    run: ./fan 0\n    requires: says all done\n");

        judge();

        assertThat(report("bob").tests().get(1).status()).isEqualTo(TestReport.Status.SKIPPED);
        assertThat(report("bob").tests().get(1).message()).hasValue("not run: it requires \"says all done\", which did not pass");
        assertThat(report("zoe").fullMarks()).isTrue();
    }

    @Test
    void a_recording_that_is_damaged_leaves_the_mark_of_before() throws IOException {
        Files.writeString(here.resolve("marks/zoe/traces/1.json.gz"), "nonsense");
        lab("exit: 0", "exit: 7");

        Result result = judge();

        assertThat(result.status()).isEqualTo(3);
        assertThat(report("zoe").score()).isEqualByComparingTo("15");
        assertThat(unwrapped(result.out())).contains("not judged again, \"says all done\" of zoe: traces/1.json.gz is damaged");
    }

    @Test
    void elsewhere_the_judged_reports_stand_with_their_evidence_and_here_nothing_changes() throws IOException {
        Map<String, String> graded = content("marks");
        lab("exit: 0", "exit: 7");

        cli.run("judge", "fan", "marks", "--out", "again");

        assertThat(content("marks")).isEqualTo(graded);
        assertThat(content("again").keySet()).isEqualTo(graded.keySet());
        lab("exit: 7", "exit: 0");
        cli.run("judge", "fan", "again");
        assertThat(content("again")).isEqualTo(graded);
    }

    @Test
    void one_submission_of_a_class_can_be_judged_and_the_class_s_tables_follow() throws IOException {
        lab("exit: 0", "exit: 7");

        Result result = cli.run("judge", "fan", "marks/bob");

        assertThat(result.out()).contains("1 submission: 1 with more points");
        assertThat(report("zoe").score()).isEqualByComparingTo("15");
        assertThat(Files.readAllLines(here.resolve("marks/grades.csv"))).hasSize(6)
                .anySatisfy(row -> assertThat(row).startsWith("bob,15,15")).anySatisfy(row -> assertThat(row).startsWith("zoe,15,15"));
    }

    @Test
    void tests_that_were_not_asked_for_are_not_missed() throws IOException {
        cli.run("grade", "fan", "zoe", "--test", "again", "--out", "some");

        Result result = cli.run("judge", "fan", "some");

        assertThat(result.status()).isZero();
        assertThat(ReportJson.read(Files.readAllBytes(here.resolve("some/zoe/report.json"))).tests()).hasSize(1);
    }

    @Test
    void json_is_the_only_thing_on_stdout_where_it_is_asked_for() throws IOException {
        lab("exit: 0", "exit: 7");

        JsonNode comparison = new ObjectMapper().readTree(cli.run("judge", "fan", "marks", "--format", "json").out());

        assertThat(comparison.at("/schema").asText()).isEqualTo("proclab/comparison/v1");
        assertThat(comparison.at("/changed/0/submission").asText()).isEqualTo("zoe");
        assertThat(comparison.at("/changed/0/gain").asInt()).isEqualTo(-5);
        assertThat(comparison.at("/changed/0/tests/0/checks/0/check").asText()).isEqualTo("exit");
    }

    @Test
    void a_folder_without_reports_and_one_of_another_lab_are_wrong_usage() {
        LabFolder.in(here.resolve("home/test-specs/chain"), LabFolder.TWO_TESTS.replace("lab: fan", "lab: chain"));

        assertThat(cli.run("judge", "fan", "zoe").err()).contains("there are no reports in ");
        assertThat(cli.run("judge", "fan", "zoe").status()).isEqualTo(2);
        assertThat(cli.run("judge", "chain", "marks").err()).contains("is about the lab \"fan\", not about \"chain\"");
        assertThat(cli.run("judge", "chain", "marks").status()).isEqualTo(2);
    }

    @Test
    void two_gradings_are_compared_by_submission_test_and_check() {
        lab("exit: 0", "exit: 7");
        cli.run("judge", "fan", "marks", "--out", "again");
        cli.submission("eve", GOOD).run("grade", "fan", "eve", "--out", "again/..//late");

        Result result = cli.run("compare", "marks", "again");

        assertThat(result.status()).isOne();
        assertThat(result.out()).contains("15 → 10/15").contains("10 → 15/15").contains("5 submissions: 1 with more points, 1 with fewer, 1 with the same, 2 as before");
        assertThat(cli.run("compare", "marks", "marks").status()).isZero();
        assertThat(cli.run("compare", "marks", "late").out()).contains("only in the earlier grading: zoe, bob, carl, mallory, dora").contains("only in the later grading: eve");
        assertThat(cli.run("compare", "marks", "nowhere").status()).isEqualTo(2);
    }

    private void grade() {
        cli.run("grade", "fan", "zoe", "bob", "carl", "mallory", "dora", "--out", "marks");
    }

    private Result judge() {
        return cli.run("judge", "fan", "marks");
    }

    private void lab(String then, String now) {
        Path file = here.resolve("home/test-specs/fan/lab.yaml");
        try {
            String text = Files.readString(file);
            assertThat(text).contains(then);
            Files.writeString(file, text.replace(then, now));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Report report(String name) throws IOException {
        return ReportJson.read(Files.readAllBytes(here.resolve("marks").resolve(name).resolve("report.json")));
    }

    private static String unwrapped(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private Map<String, String> content(String folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(here.resolve(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(here.resolve(folder).relativize(file).toString(), new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return content;
    }
}
