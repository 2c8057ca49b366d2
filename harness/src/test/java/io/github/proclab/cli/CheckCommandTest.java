package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.cli.Cli.Result;
import io.github.proclab.engine.FakeSandbox;
import io.github.proclab.engine.LabFolder;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.trace.TraceScript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path here;

    private final FakeSandbox sandbox = FakeSandbox.running((request, files) -> files.get("fan.c").contains("wrong")
            ? TraceScript.run().main("./fan").at(12).killed(1, 11).ends().recording() : FakeSandbox.allDone(request));

    @Test
    void full_marks_are_exit_status_0() {
        Result result = cli("right").run("check", "fan", "work");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("✓ says all done").contains("10/10").contains("fan: 15 of 15 points");
    }

    @Test
    void less_is_exit_status_1_with_every_finding() {
        Result result = cli("wrong").run("check", "fan", "work");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("✗ says all done").contains("✗ exit: main was ended by SIGSEGV").contains("expected: exit 0");
    }

    @Test
    void the_lab_is_the_one_that_the_files_are_for() {
        assertThat(cli("right").run("check").status()).isEqualTo(2);
        assertThat(cli("right").submission(".", "right").run("check").status()).isZero();
    }

    @Test
    void nothing_is_written_unless_a_folder_is_given() {
        cli("right").run("check", "fan", "work");
        assertThat(here.resolve("proclab-results")).doesNotExist();

        cli("right").run("check", "fan", "work", "--out", "marks");
        assertThat(here.resolve("marks/work/report.json")).exists();
    }

    @Test
    void of_a_hidden_test_students_see_its_name_and_result_alone_also_in_what_is_written() throws IOException {
        Cli cli = cli("wrong");
        LabFolder.write(here.resolve("home/test-specs/fan/lab.yaml"), LabFolder.TWO_TESTS.replace("tags: [easy]", "visibility: hidden"));

        Result result = cli.run("check", "fan", "work", "--out", "marks");

        assertThat(result.out()).contains("✗ says all done ").contains("a hidden test: its result is shown alone").contains("0/10")
                .doesNotContain("./fan 3").contains("./fan 0");
        assertThat(here.resolve("marks/work/traces/1.json.gz")).doesNotExist();
        assertThat(here.resolve("marks/work/traces/2.json.gz")).exists();
        assertThat(here.resolve("marks/work/report.json")).content().doesNotContain("./fan 3");
        assertThat(cli.run("check", "fan", "work", "--format", "json").out()).doesNotContain("./fan 3");
        assertThat(cli.run("grade", "fan", "work").status()).isZero();
        assertThat(here.resolve("proclab-results/work/traces/1.json.gz")).exists();
        assertThat(here.resolve("proclab-results/work/report.json")).content().contains("./fan 3");
    }

    @Test
    void a_test_that_is_shown_after_the_due_date_is_hidden_until_then() {
        Cli cli = cli("wrong");
        LabFolder.write(here.resolve("home/test-specs/fan/lab.yaml"),
                LabFolder.TWO_TESTS.replace("tests:", "due: 2026-03-01 23:59 Europe/Berlin\ntests:").replace("tags: [easy]", "visibility: after-due-date"));

        Result before = cli.at(Instant.parse("2026-03-01T22:58:59Z")).run("check", "fan", "work");
        Result after = cli.at(Instant.parse("2026-03-01T22:59:00Z")).run("check", "fan", "work");

        assertThat(before.out()).contains("shown in full after the due date, 2026-03-01 23:59 Europe/Berlin").doesNotContain("./fan 3");
        assertThat(after.out()).contains("✗ says all done  ./fan 3").contains("SIGSEGV");
    }

    @Test
    void json_is_the_report_and_nothing_else() throws IOException {
        Result result = cli("wrong").run("check", "fan", "work", "--format", "json");

        assertThat(result.status()).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(result.out()).get("schema").asText()).isEqualTo("proclab/report/v1");
    }

    @Test
    void what_does_not_compile_is_shown_as_the_compiler_said_it() {
        Result result = cli("syntax error").run("check", "fan", "work");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("✗ does not compile").contains("fan.c:1:1: error: syntax error").contains("0 of 15 points");
    }

    @Test
    void what_could_not_be_checked_has_no_score() {
        FakeSandbox breaks = FakeSandbox.running((request, files) -> {
            throw new SandboxException("The container is gone.");
        });

        Result result = Cli.in(here, breaks).submission("work", "right").run("check", "fan", "work");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.out()).contains("The container is gone.").contains("could not be checked").doesNotContain("points");
    }

    @Test
    void a_missing_file_is_told_by_its_name() {
        LabFolder.write(here.resolve("empty/notes.txt"), "");

        Result result = cli("right").run("check", "fan", "empty");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("✗ fan.c is missing");
    }

    private Cli cli(String source) {
        return Cli.in(here, sandbox).submission("work", source);
    }
}
