package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.cli.Cli.Result;
import io.github.proclab.engine.FakeSandbox;
import io.github.proclab.engine.LabFolder;
import io.github.proclab.engine.ScheduledFake;
import io.github.proclab.report.Report;
import io.github.proclab.report.ReportJson;
import io.github.proclab.report.ScheduleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that were judged by every schedule, judged again: of two, one prints "parent" first and one "child". */
class JudgedSchedulesTest {

    private static final String IN_ANY_ORDER = """
            lab: fan
            submit: [fan.c]
            tests:
              - test: both print
                points: 10
                schedules: every
                run: ./fan
                expect:
                  exit: 0
                  stdout: {any-order: [parent, child]}
            """;
    private static final String PARENT_FIRST = IN_ANY_ORDER.replace("{any-order: [parent, child]}", "[parent, child]");

    @TempDir
    private Path here;

    private FakeSandbox sandbox;
    private Cli cli;

    @BeforeEach
    void graded() {
        sandbox = FakeSandbox.running((request, files) -> ScheduledFake.run(request));
        cli = Cli.in(here, sandbox).submission("alice", "int main(void) { return 0; }").submission("bob", "int main(void) { return 0; }");
        lab(IN_ANY_ORDER);
        cli.run("grade", "fan", "alice", "bob", "--out", "marks");
    }

    @Test
    void what_some_schedules_do_not_do_fails_without_running_them_again() throws IOException {
        int runs = sandbox.runs().size();
        lab(PARENT_FIRST);

        Result result = judge();

        assertThat(result.status()).isZero();
        assertThat(sandbox.runs()).hasSize(runs);
        assertThat(report("alice").score()).isEqualByComparingTo("5");
        assertThat(result.out()).contains("stdout failed now, passed before: in 1 of 2 schedules: line 1 is");
        ScheduleReport.Failure failure = report("alice").tests().get(0).schedules().orElseThrow().failure().orElseThrow();
        assertThat(failure.schedules()).isOne();
        assertThat(cli.run("replay", "marks/alice", "both").status()).isOne();
    }

    @Test
    void the_marks_are_those_that_grading_by_the_lab_file_gives() throws IOException {
        lab(PARENT_FIRST);

        judge();
        cli.run("grade", "fan", "alice", "bob", "--out", "anew");

        assertThat(cli.run("compare", "marks", "anew").out()).startsWith("2 submissions: 2 as before");
    }

    @Test
    void as_it_was_graded_it_stays_to_the_byte() throws IOException {
        byte[] graded = Files.readAllBytes(here.resolve("marks/alice/report.json"));
        lab(PARENT_FIRST);
        judge();

        lab(IN_ANY_ORDER);
        judge();

        assertThat(Files.readAllBytes(here.resolve("marks/alice/report.json"))).isEqualTo(graded);
    }

    @Test
    void other_points_need_no_schedules() throws IOException {
        Files.delete(here.resolve("marks/alice/traces/1.schedules.json.gz"));
        lab(IN_ANY_ORDER.replace("points: 10", "points: 30"));

        assertThat(judge().status()).isZero();
        assertThat(report("alice").score()).isEqualByComparingTo("30");
    }

    @Test
    void where_the_schedules_were_not_kept_the_mark_of_before_stands() throws IOException {
        Files.delete(here.resolve("marks/alice/traces/1.schedules.json.gz"));
        lab(PARENT_FIRST);

        Result result = judge();

        assertThat(result.status()).isEqualTo(3);
        assertThat(report("alice").score()).isEqualByComparingTo("10");
        assertThat(report("bob").score()).isEqualByComparingTo("5");
        assertThat(result.out()).contains("not judged again, \"both print\" of alice: it expects something else of its schedules");
    }

    @Test
    void another_order_of_events_would_take_other_schedules() {
        lab(IN_ANY_ORDER + "      order: [[print \"parent\", print \"child\"]]\n");

        Result result = judge();

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.out()).contains("it asks for another order of events");
    }

    @Test
    void where_a_line_stands_in_the_lab_file_does_not_matter() throws IOException {
        Files.delete(here.resolve("marks/alice/traces/1.schedules.json.gz"));
        lab("# Spring\n\n" + IN_ANY_ORDER);

        assertThat(judge().status()).isZero();
    }

    private Result judge() {
        return cli.run("judge", "fan", "marks");
    }

    private void lab(String text) {
        LabFolder.write(here.resolve("home/test-specs/fan/lab.yaml"), text);
    }

    private Report report(String name) throws IOException {
        return ReportJson.read(Files.readAllBytes(here.resolve("marks").resolve(name).resolve("report.json")));
    }
}
