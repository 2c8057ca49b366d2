package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.cli.Cli.Result;
import io.github.proclab.engine.FakeSandbox;
import io.github.proclab.engine.LabFolder;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.trace.TraceScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {

    @TempDir
    private Path here;

    /** What is wrong ends with 7 in the first test. */
    private final FakeSandbox sandbox = FakeSandbox.running((request, files) -> {
        boolean wrong = files.get("fan.c").contains("wrong");
        if (wrong && request.argv().contains("3")) {
            return TraceScript.run().main("./fan").writes(1, "all done\n").exits(1, 7).ends().recording();
        }
        return FakeSandbox.allDone(request);
    });

    private Cli cli;
    private Path lab;

    @BeforeEach
    void aLabThatTellsRightFromWrong() {
        cli = Cli.in(here, sandbox);
        lab = here.resolve("home/test-specs/fan");
        sample("solution/plain", "right");
        sample("starter", "wrong");
        sample("mutants/exits-with-seven", "wrong");
        caughtBy("says all done: exit\n");
    }

    @Test
    void a_lab_that_tells_right_from_wrong_is_exit_status_0_with_a_row_for_each() {
        Result result = cli.run("lint", "fan");

        assertThat(result.out()).contains("✓ solution/plain").contains("15/15").contains("✓ starter").contains("compiles")
                .contains("✓ mutants/exits-with-seven").contains("caught by exit").doesNotContain("✗");
        assertThat(result.err()).contains("fan tells right from wrong: 1 solution, 1 mutant");
        assertThat(result.status()).isZero();
    }

    @Test
    void a_lab_that_the_sandbox_cannot_run_is_said_to_be_skipped_and_does_not_fail() throws IOException {
        Cli without = Cli.in(here, FakeSandbox.ofGoodPrograms().withoutUserNamespaces());
        Files.writeString(lab.resolve("lab.yaml"), Files.readString(lab.resolve("lab.yaml")).replace("tests:", "needs: user-namespaces\ntests:"));

        Result result = without.run("lint", "fan");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("– solution/plain").contains("– mutants/exits-with-seven").contains("not tried").doesNotContain("✗");
        assertThat(result.err()).contains("fan: 2 tests not run: this sandbox lets programs make no user namespaces")
                .contains("fan was not tried: this sandbox does not allow what its tests need").doesNotContain("tells right from wrong");
        assertThat(new ObjectMapper().readTree(without.run("lint", "fan", "--format", "json").out()).at("/labs/0/skipped/0").asText()).startsWith("says all done: not run: this sandbox");
    }

    @Test
    void a_lab_that_the_sandbox_can_run_in_part_is_held_to_that_part() throws IOException {
        Cli without = Cli.in(here, sandbox.withoutUserNamespaces());
        Files.writeString(lab.resolve("lab.yaml"), Files.readString(lab.resolve("lab.yaml")).replace("  - test: says it again\n", "  - test: says it again\n    needs: user-namespaces\n"));
        sample("mutants/silent", "wrong");
        Files.writeString(lab.resolve("mutants/silent/caught-by"), "says it again: stdout\n");

        Result result = without.run("lint", "fan");

        assertThat(result.out()).contains("✓ solution/plain").contains("10/10").contains("✓ mutants/exits-with-seven")
                .contains("✗ mutants/silent").contains("should not have failed says all done: exit");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void a_solution_that_loses_points_is_told_with_what_it_lost_them_for() {
        sample("solution/other", "wrong");

        Result result = cli.run("lint", "fan");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("✗ solution/other").contains("says all done: exit: main ended with exit 7");
    }

    @Test
    void a_mutant_that_is_not_caught_is_told() {
        sample("mutants/exits-with-seven", "right");

        Result result = cli.run("lint", "fan");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("✗ mutants/exits-with-seven").contains("should have failed says all done: exit");
    }

    @Test
    void a_mutant_that_another_check_catches_is_told_with_both() {
        caughtBy("says it again: stdout\n");

        Result result = cli.run("lint", "fan");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("should have failed says it again: stdout").contains("should not have failed says all done: exit: main ended with exit 7");
    }

    @Test
    void what_a_mutant_names_must_be_in_the_lab() {
        caughtBy("# as it was once\nsays nothing: exit\nsays it again: exit\n");

        Result result = cli.run("lint", "fan");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("caught-by, line 2: the lab has no test \"says nothing\"")
                .contains("caught-by, line 3: the test \"says it again\" has no check \"exit\"; it has stdout, terminates");
    }

    @Test
    void a_mutant_must_say_what_catches_it() {
        sample("mutants/silent", "wrong");

        assertThat(cli.run("lint", "fan").out()).contains("✗ mutants/silent").contains("it has no file caught-by").contains("it fails says all done: exit");
    }

    @Test
    void what_else_a_mutant_fails_in_a_run_that_does_not_end_is_not_held_against_it_where_terminates_is_named() {
        Cli stuck = Cli.in(here, FakeSandbox.running((request, files) -> files.get("fan.c").contains("wrong") && request.argv().contains("3")
                ? TraceScript.run().main("./fan").writes(1, "al done\n").deadlocks().recording() : FakeSandbox.allDone(request)));
        caughtBy("says all done: terminates\n");
        assertThat(stuck.run("lint", "fan").out()).contains("✓ mutants/exits-with-seven").contains("caught by stdout, terminates");

        caughtBy("says all done: stdout\n");
        assertThat(stuck.run("lint", "fan").out()).contains("✗ mutants/exits-with-seven").contains("should not have failed says all done: terminates");

        caughtBy("says all done: terminates\nsays it again: stdout\n");
        assertThat(stuck.run("lint", "fan").out()).contains("should have failed says it again: stdout");
    }

    @Test
    void that_terminates_is_named_excuses_no_other_test() {
        Cli stuck = Cli.in(here, FakeSandbox.running((request, files) -> !files.get("fan.c").contains("wrong") ? FakeSandbox.allDone(request)
                : request.argv().contains("3") ? TraceScript.run().main("./fan").deadlocks().recording()
                : TraceScript.run().main("./fan").writes(1, "al done\n").exits(1, 0).ends().recording()));
        caughtBy("says all done: terminates\n");

        assertThat(stuck.run("lint", "fan").out()).contains("should not have failed says it again: stdout");
    }

    @Test
    void a_mutant_that_is_caught_in_some_runs_only_is_told_with_how_often() {
        AtomicInteger run = new AtomicInteger();
        Cli racy = Cli.in(here, FakeSandbox.running((request, files) -> files.get("fan.c").contains("wrong") && request.argv().contains("3")
                && run.getAndIncrement() % 2 == 0 ? TraceScript.run().main("./fan").writes(1, "all done\n").exits(1, 7).ends().recording()
                : FakeSandbox.allDone(request)));
        sample("starter", "right for now");

        Result result = racy.run("lint", "fan", "--times", "4");

        assertThat(result.out()).contains("✗ mutants/exits-with-seven").contains("in 2 of 4 runs: should have failed says all done: exit");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void a_mutant_is_not_caught_by_a_check_that_could_not_judge_it() {
        Cli stopped = Cli.in(here, FakeSandbox.running((request, files) -> files.get("fan.c").contains("wrong") && request.argv().contains("3")
                ? TraceScript.run().main("./fan").isStopped().recording() : FakeSandbox.allDone(request)));

        assertThat(stopped.run("lint", "fan").out()).contains("✗ mutants/exits-with-seven").contains("should have failed says all done: exit: could not be checked");
    }

    @Test
    void points_that_nobody_has_worked_for_are_warned_about() {
        Result result = cli.run("lint", "fan");

        assertThat(result.out()).contains("(does nothing)").contains("warning: a program that does nothing gets 15 of 15 points, more than a quarter")
                .contains("warning: the starter, with nothing done, gets 10 of 15 points");
        assertThat(result.status()).isZero();
        assertThat(cli.run("lint", "fan", "--strict").status()).isEqualTo(1);
    }

    @Test
    void an_order_that_a_solution_has_by_luck_is_warned_about() {
        LabFolder.write(lab.resolve("lab.yaml"), "lab: fan\ntests:\n  - {test: two lines, expect: {stdout: [one, two]}}\n");
        caughtBy("two lines: stdout\n");
        Cli lucky = Cli.in(here, FakeSandbox.running((request, files) -> TraceScript.run().main("./fan").forks(1, 2).writes(1, "one\n")
                .writes(2, "two\n").exits(2, 0).waits(1, 2).exits(1, 0).ends().recording()));

        LabFolder.write(lab.resolve("lab.yaml"), "lab: fan\ntests:\n  - {test: two lines, expect: {stdout: [one, two]}}\n");
        assertThat(lucky.run("lint", "fan").out().replaceAll("\\s+", " ")).contains("warning: \"stdout\" of \"two lines\" demands an order that nothing brings "
                + "about: main wrote \"one\", then child 1 wrote \"two\"");
    }

    @Test
    void json_is_everything_that_was_found_and_nothing_else() throws IOException {
        LabFolder.in(here.resolve("broken"), "lab: broken\ntestz: []\n");
        caughtBy("says it again: stdout\n");

        Result result = cli.run("lint", "--format", "json", "fan", here.resolve("broken").toString());

        JsonNode json = new ObjectMapper().readTree(result.out());
        assertThat(json.get("schema").asText()).isEqualTo("proclab/lint/v1");
        assertThat(json.at("/labs/0/lab").asText()).isEqualTo("fan");
        assertThat(json.at("/labs/0/proved").asBoolean()).isFalse();
        assertThat(json.at("/labs/0/samples").findValuesAsText("name")).containsExactly("solution/plain", "starter", "(does nothing)", "mutants/exits-with-seven");
        assertThat(json.at("/labs/0/samples/3/objections/0").asText()).isEqualTo("should have failed says it again: stdout");
        assertThat(json.at("/labs/1/problems").findValuesAsText("line")).contains("2");
        assertThat(json.at("/labs/1/samples")).isEmpty();
        assertThat(result.status()).isEqualTo(2);
    }

    @Test
    void a_starter_must_compile_and_leave_something_to_do() {
        sample("starter", "syntax error");
        assertThat(cli.run("lint", "fan").out()).contains("✗ starter").contains("it does not compile").contains("fan.c:1:1: error: syntax error");

        sample("starter", "right");
        Result done = cli.run("lint", "fan");
        assertThat(done.out()).contains("✗ starter").contains("nothing is left to be done");
        assertThat(done.status()).isEqualTo(1);
    }

    @Test
    void a_lab_with_nothing_beside_it_is_not_proved_and_needs_no_sandbox() {
        LabFolder.in(here.resolve("bare"), LabFolder.TWO_TESTS);

        Result result = Cli.in(here, FakeSandbox.running((request, files) -> {
            throw new AssertionError("nothing is to be run");
        })).run("lint", here.resolve("bare").toString());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("no solution/STYLE/").contains("no starter/").contains("no mutants/BUG/");
    }

    @Test
    void every_mistake_of_every_lab_file_is_told_and_the_good_labs_are_tried_all_the_same() {
        LabFolder.in(here.resolve("broken"), "lab: broken\ntestz: []\n");

        Result result = cli.run("lint", here.resolve("broken").toString(), "fan");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).contains("lab.yaml:2:1: unknown key \"testz\"; did you mean \"tests\"?").contains("✓ solution/plain");
    }

    @Test
    void warnings_are_told_with_their_place_and_fail_only_where_that_is_asked_for() {
        LabFolder.write(lab.resolve("lab.yaml"), LabFolder.TWO_TESTS + "      stderr: anything\n");

        Result usual = cli.run("lint", "fan");
        assertThat(usual.out()).contains("lab.yaml:11:5: warning: \"stderr\" of \"says it again\" cannot fail");
        assertThat(usual.status()).isZero();
        assertThat(cli.run("lint", "fan", "--strict").status()).isEqualTo(1);
    }

    @Test
    void a_sandbox_that_breaks_is_no_verdict_on_the_lab() {
        FakeSandbox breaks = FakeSandbox.running((request, files) -> {
            throw new SandboxException("The container is gone.");
        });
        LabFolder.write(lab.resolve("lab.yaml"), LabFolder.TWO_TESTS);

        Result result = Cli.in(here, breaks).run("lint", "fan");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.out()).contains("it could not be graded: The container is gone.");
    }

    @Test
    void quiet_leaves_the_table() {
        Result result = cli.run("lint", "fan", "--quiet");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("✓ solution/plain");
    }

    @Test
    void a_lab_that_there_is_not_is_wrong_usage() {
        assertThat(cli.run("lint", "fam").err()).contains("did you mean \"fan\"?");
        assertThat(cli.run("lint", "fam").status()).isEqualTo(2);
        assertThat(cli.run("lint").status()).isEqualTo(2);
    }

    private void sample(String name, String source) {
        LabFolder.write(lab.resolve(name).resolve("fan.c"), source);
    }

    private void caughtBy(String text) {
        LabFolder.write(lab.resolve("mutants/exits-with-seven/caught-by"), text);
    }
}
