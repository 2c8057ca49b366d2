package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.cli.Cli.Result;
import io.github.proclab.engine.FakeSandbox;
import io.github.proclab.engine.LabFolder;
import io.github.proclab.format.Format;
import io.github.proclab.format.Formats;
import io.github.proclab.trace.TraceScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatOptionTest {

    private static final Map<String, String> CLASSROOM_50 = Map.of("CLASSROOM", "os", "ASSIGNMENT", "fan", "SUBMISSION_TAG", "submit/1", "OWNER", "ada",
            "COMMIT_URL", "https://github.com/c");

    @TempDir
    private Path here;
    private Cli cli;

    private final FakeSandbox sandbox = FakeSandbox.running((request, files) -> files.get("fan.c").contains("wrong")
            ? TraceScript.run().main("./fan").at(12).killed(1, 11).ends().recording() : FakeSandbox.allDone(request));

    @BeforeEach
    void oneOfTwoTestsIsHidden() {
        cli = Cli.in(here, sandbox).submission("work", "wrong");
        LabFolder.write(here.resolve("home/test-specs/fan/lab.yaml"), LabFolder.TWO_TESTS.replace("tags: [easy]", "visibility: hidden"));
    }

    @Test
    void the_help_lists_the_formats_that_there_are() {
        String help = cli.run("check", "--help").out();

        assertThat(Formats.all()).extracting(Format::name).allSatisfy(name -> assertThat(help).containsPattern("\n  " + name + " +\\S"));
    }

    @Test
    void a_format_that_there_is_not_is_told_with_those_that_there_are() {
        Result result = cli.run("check", "fan", "work", "--format", "xml");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("there is no format \"xml\"").contains("junit").contains("text");
    }

    @Test
    void places_are_told_from_the_root_of_the_jobs_checkout() {
        String folder = here.getFileName().toString();

        for (String variable : List.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR")) {
            assertThat(cli.with(Map.of(variable, here.getParent().toString())).run("check", "fan", "work", "--format", "gitlab").out()).as(variable)
                    .contains("\"path\" : \"" + folder + "/work/fan.c\"");
        }
    }

    @Test
    void a_format_for_a_class_is_none_for_one() {
        assertThat(cli.run("check", "fan", "work", "--format", "canvas").err()).contains("the format canvas is for a class");
    }

    @Test
    void what_is_hidden_stays_hidden_in_every_format_but_the_one_whose_system_hides_it() throws IOException {
        Map<String, String> files = Map.of("GITHUB_OUTPUT", "output", "GITHUB_STEP_SUMMARY", "summary");
        for (Format format : Formats.all()) {
            if (format instanceof io.github.proclab.format.ReportFormat && !format.name().equals("gradescope")) {
                Result result = cli.with(CLASSROOM_50).with(files).run("check", "fan", "work", "--format", format.name(), "--out", "out/" + format.name());

                assertThat(result.status()).as(format.name() + result.err()).isIn(0, 1);
                assertThat(result.out()).as(format.name()).doesNotContain("./fan 3");
                try (var written = Files.walk(here.resolve("out"))) {
                    assertThat(written.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(file).content().doesNotContain("./fan 3"));
                }
                assertThat(here.resolve("out").resolve(format.name()).resolve(format.file())).isNotEmptyFile();
            }
        }
        assertThat(here.resolve("summary")).content().doesNotContain("./fan 3").contains("says all done");
    }

    @Test
    void gradescope_hides_the_test_itself() throws IOException {
        var tests = new ObjectMapper().readTree(cli.run("check", "fan", "work", "--format", "gradescope").out()).get("tests");

        assertThat(tests.get(0).get("visibility").asText()).isEqualTo("hidden");
        assertThat(tests.get(0).get("output").asText()).contains("./fan 3");
        assertThat(tests.get(1).get("visibility").asText()).isEqualTo("visible");
    }

    @Test
    void a_step_of_a_workflow_gets_outputs_a_summary_and_annotations() throws IOException {
        Files.writeString(here.resolve("output"), "before=1\n");

        Result result = Cli.in(here, FakeSandbox.running((request, files) -> TraceScript.run().main("./fan").at(12).writes(1, "no\n").exits(1, 0).ends().recording()))
                .with(Map.of("GITHUB_OUTPUT", "output", "GITHUB_STEP_SUMMARY", "summary", "GITHUB_ACTIONS", "true"))
                .run("check", "fan", "work", "--format", "github", "--out", "marks");

        assertThat(result.out()).contains("✗ says it again").contains("::error title=says it again::stdout: line 1 is ").contains("::notice title=proclab::fan: 5 of 15 points");
        assertThat(here.resolve("output")).content().startsWith("before=1\nscore<<proclab-").contains("\n5\n").contains("max-score<<").contains("\n15\n")
                .contains("report<<").contains("\nmarks/work/report.json\n");
        assertThat(here.resolve("summary")).content().startsWith("## fan: 5 of 15 points\n").contains("| says it again |");
    }

    @Test
    void the_reporter_of_the_classroom_actions_gets_its_output_and_the_student_gets_annotations() {
        Result result = cli.with(Map.of("GITHUB_OUTPUT", "output", "GITHUB_STEP_SUMMARY", "summary", "GITHUB_ACTIONS", "true"))
                .run("check", "fan", "work", "--format", "classroom");

        assertThat(result.out()).contains("✗ says it again").contains("::error title=says it again::").contains("::notice title=proclab::");
        assertThat(here.resolve("output")).content().contains("result<<proclab-").contains("score<<proclab-");
        assertThat(here.resolve("summary")).content().contains("| says it again |");
    }

    @Test
    void classroom_50_gets_its_files_in_the_current_folder_and_nothing_is_printed() {
        Result result = cli.with(CLASSROOM_50).run("check", "fan", "work", "--format", "classroom50");

        assertThat(result.out()).isEmpty();
        assertThat(here.resolve("result.json")).content().contains("\"max-score\" : 15");
        assertThat(here.resolve("release-body.md")).isNotEmptyFile();
    }

    @Test
    void without_its_runner_classroom_50_is_told_what_is_missing() {
        Result result = cli.run("check", "fan", "work", "--format", "classroom50");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("COMMIT_URL is not set");
        assertThat(here.resolve("result.json")).doesNotExist();
    }

    @Test
    void grading_many_puts_a_format_beside_each_report_and_keeps_the_rows() {
        Result result = cli.submission("alice", "right").run("grade", "fan", "work", "alice", "--out", "marks", "--format", "prairielearn");

        assertThat(result.out()).contains("0/15").contains("15/15");
        assertThat(here.resolve("marks/work/results.json")).content().doesNotContain("./fan 3");
        assertThat(here.resolve("marks/alice/results.json")).content().contains("\"score\" : 1");
        assertThat(here.resolve("marks/alice/report.json")).content().contains("./fan 3");
    }

    @Test
    void a_gradebook_is_printed_in_place_of_the_rows_and_written_beside_the_others() throws IOException {
        Files.writeString(here.resolve("book.csv"), """
                Student,ID,SIS Login ID,Section,fan (77),other (78)
                    Points Possible,,,,15,3
                "Work, Ada",4711,work,A,,3
                "Lice, Al",4712,alice,A,1,
                """);

        Result result = cli.submission("alice", "right").run("grade", "fan", "work", "alice", "--out", "marks", "--format", "canvas", "--roster", "book.csv");

        assertThat(result.out().lines()).containsExactly("Student,ID,\"SIS Login ID\",Section,\"fan (77)\"", "\"    Points Possible\",,,,15",
                "\"Work, Ada\",4711,work,A,0", "\"Lice, Al\",4712,alice,A,15");
        assertThat(here.resolve("marks/canvas.csv")).content().isEqualTo(result.out());
        assertThat(cli.run("report", "marks", "--format", "canvas", "--roster", "book.csv").out().lines()).contains("\"Lice, Al\",4712,alice,A,15");
    }

    @Test
    void who_was_graded_and_is_not_on_the_roster_is_said_and_who_handed_in_nothing_has_a_row() throws IOException {
        Files.writeString(here.resolve("book.csv"), "Student,ID,SIS Login ID,Section,Lab 1 (777)\n\"Work, Ada\",4711,work@x.edu,A,\n\"Nobody, Ned\",99,ned,A,3\n");
        cli.submission("alice", "right").run("grade", "fan", "work", "alice", "--out", "marks");

        Result result = cli.run("report", "marks", "--format", "canvas", "--roster", "book.csv", "--column", "Lab 1 (777)");

        assertThat(result.status()).isZero();
        assertThat(result.out().lines()).contains("\"Work, Ada\",4711,work@x.edu,A,0", "\"Nobody, Ned\",99,ned,A,3");
        assertThat(result.err()).contains("graded, but in no row of the table, or in several, so left out, 1 of 2: alice").contains("1 of 2 rows are filled in; nothing was graded of Nobody, Ned");
        assertThat(cli.run("report", "marks", "--format", "canvas", "--roster", "book.csv", "--column", "Lab 1 (777)", "--quiet").err()).contains("alice").doesNotContain("Ned");
        assertThat(cli.run("report", "marks", "--format", "canvas", "--column", "Lab 1").err()).contains("name it with --roster FILE");
    }

    @Test
    void a_roster_that_a_form_cannot_fill_in_is_an_error_before_anything_is_graded() throws IOException {
        Files.writeString(here.resolve("book.csv"), "name,id\nada,1\n");

        for (String[] options : new String[][] {{"moodle", "--quiet"}, {"canvas", "--roster=book.csv"}, {"moodle", "--roster=book.csv"}}) {
            Result result = cli.run("grade", "fan", "work", "--out", "marks", "--format", options[0], options[1]);

            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("--roster");
            assertThat(here.resolve("marks")).doesNotExist();
        }
    }

    @Test
    void a_report_that_is_there_is_told_in_another_form_without_what_is_hidden_from_students() {
        cli.run("grade", "fan", "work", "--out", "marks");

        assertThat(cli.run("report", "marks/work", "--format", "markdown").out()).contains("./fan 3");
        assertThat(cli.run("report", "marks/work", "--format", "markdown", "--for-students").out()).contains("a hidden test").doesNotContain("./fan 3");
        assertThat(cli.run("report", "marks/work", "--format", "gradescope", "--for-students").out()).doesNotContain("./fan 3");
        assertThat(cli.run("report", "marks/work/report.json", "--format", "check50").out()).contains("a hidden test").doesNotContain("./fan 3");
        assertThat(cli.run("report", "marks/work").out()).contains("✗ says all done  ./fan 3");
        assertThat(cli.run("report", "nowhere").status()).isEqualTo(2);
    }

    @Test
    void what_is_shown_in_the_log_of_a_workflow_speaks_no_commands() {
        Cli loud = Cli.in(here.resolve("loud"), FakeSandbox.running((request, files) ->
                TraceScript.run().main("./fan").writes(1, "::error::x ##[add-mask]y\n").exits(1, 0).ends().recording())).submission("work", "loud");

        Result elsewhere = loud.run("check", "fan", "work");
        Result inAWorkflow = loud.with(Map.of("GITHUB_ACTIONS", "true")).run("check", "fan", "work");

        assertThat(elsewhere.out()).contains("##[add-mask]");
        assertThat(inAWorkflow.out()).contains("add-mask").doesNotContain("##[").doesNotContainPattern("(?m)^\\s*::");
    }
}
