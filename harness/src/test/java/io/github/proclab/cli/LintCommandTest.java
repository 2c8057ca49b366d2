package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.cli.Cli.Result;
import io.github.proclab.engine.FakeSandbox;
import io.github.proclab.engine.LabFolder;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.trace.TraceScript;
import java.nio.file.Path;
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
