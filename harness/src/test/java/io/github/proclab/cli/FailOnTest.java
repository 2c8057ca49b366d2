package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.cli.Cli.Result;
import io.github.proclab.engine.FakeSandbox;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.trace.TraceScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which exit status goes with a result. */
class FailOnTest {

    private static final Map<String, String> CLASSROOM_50 = Map.of("CLASSROOM", "os", "ASSIGNMENT", "fan", "SUBMISSION_TAG", "submit/1", "OWNER", "ada",
            "COMMIT_URL", "https://github.com/c");

    @TempDir
    private Path here;

    @ParameterizedTest
    @ValueSource(strings = {"autolab", "check50", "classroom", "classroom50", "gradescope", "prairielearn"})
    void a_result_that_a_system_reads_comes_with_exit_status_0_whatever_the_marks(String format) {
        Result result = wrong().with(CLASSROOM_50).run("check", "fan", "work", "--format", format, "--out", "out");

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(here.resolve("out")).isDirectoryContaining("glob:**/{autolab.txt,check50.json,classroom-result.txt,result.json,results.json}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "github", "junit", "sarif", "tap", "markdown"})
    void what_a_person_or_a_job_reads_fails_for_less_than_full_marks(String format) {
        assertThat(wrong().run("check", "fan", "work", "--format", format).status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"autolab", "check50", "classroom50", "gradescope", "prairielearn", "text", "github"})
    void what_could_not_be_checked_is_an_error_all_the_same(String format) {
        assertThat(broken().with(CLASSROOM_50).run("check", "fan", "work", "--format", format).status()).as(format).isGreaterThan(1);
    }

    @Test
    void the_reporter_of_the_classroom_actions_is_told_in_the_result_and_fails_the_job_itself() {
        assertThat(broken().run("check", "fan", "work", "--format", "classroom").status()).isZero();
    }

    @Test
    void the_option_has_the_last_word() {
        assertThat(wrong().run("check", "fan", "work", "--fail-on", "error").status()).isZero();
        assertThat(wrong().run("check", "fan", "work", "--fail-on", "never").status()).isZero();
        assertThat(wrong().run("check", "fan", "work", "--format", "prairielearn", "--fail-on", "less").status()).isEqualTo(1);
        assertThat(broken().run("check", "fan", "work", "--fail-on", "error").status()).isEqualTo(3);
        assertThat(broken().run("check", "fan", "work", "--fail-on", "never").status()).isZero();
        assertThat(wrong().run("check", "fan", "work", "--fail-on", "sometimes")).satisfies(result -> {
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("--fail-on").contains("NEVER");
        });
    }

    @Test
    void where_no_result_can_be_written_the_exit_status_says_so() throws IOException {
        Files.writeString(here.resolve("taken"), "");

        for (String format : new String[] {"prairielearn", "autolab", "classroom"}) {
            assertThat(wrong().run("check", "fan", "work", "--format", format, "--fail-on", "never", "--out", "taken").status()).as(format).isEqualTo(3);
        }
        assertThat(wrong().run("check", "fan", "work", "--format", "classroom50", "--fail-on", "never").status()).isEqualTo(2);
    }

    @Test
    void the_help_names_the_formats_with_a_default_of_their_own() {
        assertThat(wrong().run("check", "--help").out().replaceAll("\\s+", " "))
                .contains("--fail-on is by default error for autolab, check50, classroom50, codegrade, coderunner, coursera, gradescope, prairielearn, "
                        + "submitty, vocareum, vpl; never for classroom; and otherwise less.");
    }

    private Cli wrong() {
        return Cli.in(here, FakeSandbox.running((request, files) -> TraceScript.run().main("./fan").at(12).killed(1, 11).ends().recording())).submission("work", "wrong");
    }

    private Cli broken() {
        return Cli.in(here, FakeSandbox.running((request, files) -> {
            throw new SandboxException("The container is gone.");
        })).submission("work", "right");
    }
}
