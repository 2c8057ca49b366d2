package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.cli.Cli.Result;
import io.github.proclab.engine.FakeSandbox;
import io.github.proclab.engine.LabFolder;
import io.github.proclab.report.Report;
import io.github.proclab.report.ReportJson;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.trace.TraceScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradeCommandTest {

    private static final String GOOD = "int main(void) { return 0; }";

    @TempDir
    private Path here;

    @Test
    void every_submission_has_a_row_with_its_score_and_what_it_lost() {
        FakeSandbox sandbox = FakeSandbox.running((request, files) -> files.get("fan.c").contains("wrong")
                ? TraceScript.run().main("./fan").writes(1, "all done\n").exits(1, 7).ends().recording() : FakeSandbox.allDone(request));

        Result result = Cli.in(here, sandbox).submission("alice", GOOD).submission("bob", "wrong").run("grade", "fan", "alice", "bob");

        assertThat(result.status()).isZero();
        assertThat(rows(result)).hasSize(2)
                .anySatisfy(row -> assertThat(row).startsWith("alice").contains("15/15").endsWith("✓"))
                .anySatisfy(row -> assertThat(row).startsWith("bob").contains("10/15").contains("exit: ").contains("(−5)"));
    }

    @Test
    void reports_traces_gradebook_and_summary_are_written() throws IOException {
        Result result = Cli.in(here).submission("alice", GOOD).run("grade", "fan", "alice", "--out", "marks");

        Path marks = here.resolve("marks");
        Report report = ReportJson.read(Files.readAllBytes(marks.resolve("alice/report.json")));
        assertThat(report.submission()).isEqualTo("alice");
        assertThat(report.fullMarks()).isTrue();
        assertThat(marks.resolve("alice/traces/1.json.gz")).isNotEmptyFile();
        assertThat(marks.resolve("alice/traces/2.json.gz")).isNotEmptyFile();
        assertThat(Files.readAllLines(marks.resolve("grades.csv"))).containsExactly(
                "submission,score,max_score,status,\"says all done\",\"says it again\"", "alice,15,15,graded,10,5");
        assertThat(new ObjectMapper().readTree(marks.resolve("summary.json").toFile()).get("statuses").get("graded").asInt()).isOne();
        assertThat(result.err()).contains("1 submission graded").contains("marks");
    }

    @Test
    void an_earlier_grading_leaves_no_traces_in_the_reports() throws IOException {
        Cli cli = Cli.in(here).submission("alice", GOOD);
        cli.run("grade", "fan", "alice", "--out", "marks");

        cli.submission("alice", "syntax error").run("grade", "fan", "alice", "--out", "marks");

        try (var files = Files.walk(here.resolve("marks/alice"))) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(here.resolve("marks/alice/report.json"));
        }
    }

    @Test
    void rows_stand_in_the_order_of_the_command_line_however_many_are_graded_at_a_time() {
        Cli cli = Cli.in(here);
        List<String> names = List.of("zoe", "alice", "mia", "bob");
        names.forEach(name -> cli.submission(name, GOOD));

        Result result = cli.run("grade", "fan", "zoe", "alice", "mia", "bob", "--jobs", "2");

        assertThat(rows(result).map(row -> row.split(" ")[0])).containsExactlyElementsOf(names);
    }

    @Test
    void submissions_of_one_name_are_told_apart_by_the_folder_above() {
        Result result = Cli.in(here).submission("monday/alice", GOOD).submission("tuesday/alice", GOOD).submission("bob", GOOD)
                .run("grade", "fan", "monday/alice", "tuesday/alice", "bob", "bob");

        assertThat(rows(result).map(row -> row.split(" ")[0])).containsExactly("monday-alice", "tuesday-alice", "bob");
        assertThat(here.resolve("proclab-results/tuesday-alice/report.json")).exists();
    }

    @Test
    void a_single_c_file_is_a_submission() {
        LabFolder.write(here.resolve("alice.c"), GOOD);

        Result result = Cli.in(here).run("grade", "fan", "alice.c");

        assertThat(result.out()).startsWith("alice ").contains("15/15");
    }

    @Test
    void json_is_the_only_thing_on_stdout_where_it_is_asked_for() throws IOException {
        Result result = Cli.in(here).submission("alice", GOOD).run("grade", "fan", "alice", "--format", "json");

        assertThat(new ObjectMapper().readTree(result.out()).get("grades").get(0).get("score").asInt()).isEqualTo(15);
    }

    @Test
    void quiet_is_quiet_beside_the_results() {
        assertThat(Cli.in(here).submission("alice", GOOD).run("grade", "fan", "alice", "--quiet").err()).isEmpty();
    }

    @Test
    void what_a_terminal_would_obey_is_shown_and_not_sent() {
        Result result = Cli.in(here).submission("a\u001b[31mlice", "syntax error").run("grade", "fan", "a\u001b[31mlice");

        assertThat(result.out() + result.err()).doesNotContain("\u001b").contains("a\\x1b[31mlice").contains("syntax error\\x1b[31m");
    }

    @Test
    void a_name_that_a_spreadsheet_would_run_is_led_by_an_apostrophe() throws IOException {
        Cli.in(here).submission("=1+2", GOOD).run("grade", "fan", "./=1+2");

        assertThat(Files.readString(here.resolve("proclab-results/grades.csv"))).contains("'=1+2");
    }

    @Test
    void colours_are_for_terminals_and_can_be_declined() {
        Cli cli = Cli.in(here).submission("alice", GOOD);

        assertThat(cli.run("grade", "fan", "alice").out()).doesNotContain("\u001b[");
        assertThat(cli.onATerminal().run("grade", "fan", "alice").out()).contains("\u001b[32m");
        assertThat(cli.onATerminal().run("grade", "fan", "alice", "--no-color").out()).doesNotContain("\u001b[");
    }

    @Test
    void progress_is_for_terminals() {
        Cli cli = Cli.in(here).submission("alice", GOOD);

        assertThat(cli.run("grade", "fan", "alice").err()).doesNotContain("grading alice");
        assertThat(cli.onATerminal().run("grade", "fan", "alice", "--again").err()).contains("grading alice");
    }

    @Test
    void a_lab_that_is_not_there_is_wrong_usage_with_what_there_is() {
        Result result = Cli.in(here).submission("alice", GOOD).run("grade", "fann", "alice");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("fann").contains("fan").hasLineCount(1);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void all_mistakes_of_a_lab_file_are_told_with_their_places() {
        LabFolder.in(here.resolve("broken"), "lab: broken\ntests:\n  - test: a\n    expct: 1\n    points: many\n");

        Result result = Cli.in(here).submission("alice", GOOD).run("grade", here.resolve("broken").toString(), "alice");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("lab.yaml:4:5: ").contains("lab.yaml:5:13: ").doesNotContain("Exception");
        assertThat(here.resolve("proclab-results")).doesNotExist();
    }

    @Test
    void without_a_submission_nothing_is_graded() {
        Result result = Cli.in(here).run("grade", "fan");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("SUBMISSION").contains("--help");
    }

    @Test
    void a_submission_that_is_not_there_is_wrong_usage_and_the_rest_is_graded() {
        Result result = Cli.in(here).submission("alice", GOOD).run("grade", "fan", "nobody", "alice");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).contains("there is nothing at").contains("15/15");
        assertThat(here.resolve("proclab-results/nobody/report.json")).exists();
    }

    @Test
    void a_test_that_is_not_there_is_wrong_usage_with_those_that_are() {
        Result result = Cli.in(here).submission("alice", GOOD).run("grade", "fan", "alice", "--test", "nothing");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("--test 'nothing'").contains("says all done [easy]").contains("says it again");
    }

    @Test
    void an_option_that_is_not_there_is_wrong_usage_with_the_nearest_one() {
        Result result = Cli.in(here).run("grade", "fan", "alice", "--sandbx=local");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("--sandbox");
    }

    @Test
    void docker_without_an_engine_is_an_error_that_says_how_to_get_one() {
        Result result = Cli.in(here).withoutDocker().submission("alice", GOOD).run("grade", "fan", "alice", "--sandbox", "docker");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).contains("docker/install-engine.sh").hasLineCount(1);
    }

    @Test
    void without_an_engine_one_line_says_that_the_local_sandbox_is_used() {
        Result result = Cli.in(here).withoutDocker().submission("alice", GOOD).run("grade", "fan", "alice");

        assertThat(result.status()).isZero();
        assertThat(result.err().lines().filter(line -> line.contains("local sandbox"))).hasSize(1);
    }

    @Test
    void a_sandbox_that_breaks_is_told_without_a_stack_trace_unless_asked_for() {
        FakeSandbox breaks = FakeSandbox.running((request, files) -> {
            throw new SandboxException("The container is gone.", new IllegalStateException("inner"));
        });
        Cli cli = Cli.in(here, breaks).submission("alice", GOOD);

        Result result = cli.run("grade", "fan", "alice");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.out()).contains("error").contains("The container is gone.");
        assertThat(result.err()).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(cli.run("grade", "fan", "alice", "--verbose").err()).contains("\tat io.github.proclab");
    }

    @Test
    void a_folder_that_takes_no_reports_stops_the_grading() {
        LabFolder.write(here.resolve("taken"), "a file where the folder should be");
        FakeSandbox sandbox = FakeSandbox.ofGoodPrograms();

        Result result = Cli.in(here, sandbox).submission("alice", GOOD).submission("bob", GOOD).run("grade", "fan", "alice", "bob", "--out", "taken");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).contains("cannot be written").contains("--out").doesNotContain("Exception");
        assertThat(sandbox.opened()).isLessThan(2);
        assertThat(sandbox.stillOpen()).isZero();
    }

    @Test
    void a_fault_of_proclab_s_own_is_never_a_score() {
        FakeSandbox faulty = FakeSandbox.running((request, files) -> {
            throw new IllegalStateException("a bug");
        });

        Result result = Cli.in(here, faulty).submission("alice", GOOD).run("grade", "fan", "alice");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.out()).contains("proclab itself failed");
    }

    @Test
    void a_class_is_graded_out_of_a_folder_and_what_was_unusual_is_said() throws IOException {
        Cli cli = Cli.in(here).submission("class/bob", GOOD).submission("class/alice/src", GOOD);

        Result result = cli.run("grade", "fan", "--each", "class");

        assertThat(result.status()).isZero();
        assertThat(result.err()).contains("class is read as a folder for each student: 2 hand-ins");
        assertThat(rows(result).map(String::strip)).satisfiesExactly(row -> assertThat(row).startsWith("alice").contains("15/15"),
                note -> assertThat(note).isEqualTo("fan.c was taken from src/fan.c"), row -> assertThat(row).startsWith("bob").contains("15/15"));
        Report report = ReportJson.read(Files.readAllBytes(here.resolve("proclab-results/alice/report.json")));
        assertThat(report.handedIn().orElseThrow().notes()).containsExactly("fan.c was taken from src/fan.c");
    }

    @Test
    void an_archive_that_cannot_be_read_is_an_error_and_nobody_s_mark() throws IOException {
        for (String name : List.of("class.zip", "class.tar", "class.tar.gz", "class.tgz", "class.tar.xz", "class.rar", "CLASS.ZIP")) {
            for (byte[] content : List.of(new byte[0], "<html>please log in</html>".getBytes(StandardCharsets.UTF_8))) {
                Files.write(here.resolve(name), content);
                for (String[] command : List.of(new String[] {"grade", "fan", name}, new String[] {"grade", "fan", "--each", name})) {
                    Result result = Cli.in(here).run(command);
                    assertThat(result.status()).as(String.join(" ", command)).isEqualTo(3);
                    assertThat(result.err()).contains(name + " cannot be graded: it is neither a zip nor a tar nor a tar.gz").contains("download it again");
                }
            }
        }
    }

    @Test
    void a_class_is_graded_out_of_an_archive() throws IOException {
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(here.resolve("class.zip")))) {
            for (String name : List.of("Ada Lovelace_1_assignsubmission_file/fan.c", "Ada Lovelace_2_assignsubmission_file/fan.c")) {
                zip.putNextEntry(new java.util.zip.ZipEntry(name));
                zip.write(GOOD.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }

        Result result = Cli.in(here).run("grade", "fan", "class.zip");

        assertThat(result.err()).contains("a download from Moodle");
        assertThat(here.resolve("proclab-results/Ada Lovelace/report.json")).exists();
        assertThat(here.resolve("proclab-results/Ada Lovelace-2/report.json")).content().contains("\"id\" : \"2\"");
    }

    @Test
    void a_class_that_is_not_there_or_empty_is_wrong_usage() throws IOException {
        Files.createDirectory(here.resolve("empty"));

        assertThat(Cli.in(here).run("grade", "fan", "--each", "nothing").status()).isEqualTo(2);
        assertThat(Cli.in(here).run("grade", "fan", "--each", "empty").err()).contains("there are no hand-ins in");
        assertThat(Cli.in(here).run("grade", "fan", "--each", "empty", "--from", "canvass").status()).isEqualTo(2);
    }

    @Test
    void a_roster_gives_names_and_ids_and_tells_who_handed_in_nothing() throws IOException {
        LabFolder.write(here.resolve("roster.csv"), "name,id,login\nAda Lovelace,0815,ada\nGrace Hopper,0816,grace\n");

        Result result = Cli.in(here).submission("class/ada", GOOD).submission("class/eve", GOOD).run("grade", "fan", "--each", "class", "--roster", "roster.csv");

        assertThat(Files.readAllLines(here.resolve("proclab-results/grades.csv"))).containsExactly(
                "submission,name,id,score,max_score,status,\"says all done\",\"says it again\"", "ada,\"Ada Lovelace\",0815,15,15,graded,10,5", "eve,,,15,15,graded,10,5");
        assertThat(result.err()).contains("handed in nothing, 1 of the 2 on the roster: Grace Hopper (0816)");
        assertThat(result.out()).contains("not on the roster");
        assertThat(Cli.in(here).run("grade", "fan", "--each", "class", "--roster", "nothing.csv").err()).contains("nothing.csv cannot be used: there is no such file");
    }

    /** Without what is said of the class as a whole. */
    private static Stream<String> rows(Result result) {
        return result.out().lines().takeWhile(line -> !line.isEmpty());
    }
}
