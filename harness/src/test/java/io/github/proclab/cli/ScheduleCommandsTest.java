package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.cli.Cli.Result;
import io.github.proclab.engine.FakeSandbox;
import io.github.proclab.engine.LabFolder;
import io.github.proclab.engine.ScheduledFake;
import io.github.proclab.trace.TraceScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** explore, outcomes and replay. */
class ScheduleCommandsTest {

    private static final String PARENT_FIRST = """
            lab: fan
            submit: [fan.c]
            tests:
              - test: the parent is first
                points: 10
                schedules: every
                run: ./fan
                expect:
                  stdout: |
                    parent
                    child
              - test: in any case
                points: 5
                run: ./fan
                expect:
                  exit: 0
            """;

    @TempDir
    private Path here;

    private final FakeSandbox cutShort = FakeSandbox.running((request, files) -> ScheduledFake.runCutShort(request));
    private final FakeSandbox sandbox = FakeSandbox.running((request, files) -> ScheduledFake.run(request));

    private Cli cli() {
        Cli cli = Cli.in(here, sandbox).submission("alice", "int main(void) { return 0; }");
        LabFolder.write(here.resolve("home/test-specs/fan/lab.yaml"), PARENT_FIRST);
        return cli;
    }

    private Cli graded() {
        Cli cli = cli();
        cli.run("grade", "fan", "alice");
        return cli;
    }

    @Test
    void outcomes_are_all_listed_with_how_to_get_each() {
        Result result = Cli.in(here, sandbox).run("outcomes", "--", "fan");

        assertThat(result.status()).isZero();
        assertThat(result.out()).startsWith("2 outcomes in all 2 schedules").contains("1. exit 0", "│ parent\n   │ child\n", "│ child\n   │ parent\n",
                "child 1 writes \"child\\n\" to stdout", "stdout is a pipe here");
        assertThat(sandbox.stillOpen()).isZero();
    }

    @Test
    void outcomes_as_json_are_the_only_thing_on_stdout() throws IOException {
        JsonNode found = new ObjectMapper().readTree(Cli.in(here, sandbox).onATerminal().run("outcomes", "--json", "--", "fan").out());

        assertThat(found.get("complete").asBoolean()).isTrue();
        assertThat(found.get("outcomes")).hasSize(2).allSatisfy(outcome -> assertThat(outcome.get("exit").get("code").asInt()).isZero());
    }

    @Test
    void a_program_that_ends_well_in_every_schedule_is_said_to() {
        Result result = Cli.in(here, sandbox).run("explore", "--", "fan");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("✓ nothing fails in all 2 schedules", "2 different outputs");
    }

    @Test
    void a_run_that_is_ended_before_the_program_is_done_fails_nothing_and_is_told_of() throws IOException {
        Cli cli = Cli.in(here, cutShort).submission("alice", "int main(void) { return 0; }");
        LabFolder.write(here.resolve("home/test-specs/fan/lab.yaml"), PARENT_FIRST);

        Result graded = cli.run("grade", "fan", "alice");

        assertThat(graded.status()).isZero();
        assertThat(graded.out()).contains("15/15");
        assertThat(Files.readString(here.resolve("proclab-results/alice/report.json"))).contains("were ended before they had come to an end").doesNotContain("in all");
        assertThat(cli.run("explore", "--", "fan").out()).contains("✓ nothing fails in").doesNotContain("in all");
    }

    @Test
    void what_came_by_itself_and_in_no_schedule_is_told_of_and_not_all_are_said_to_be_tried() throws IOException {
        FakeSandbox otherwise = FakeSandbox.running((request, files) -> request.schedule().isPresent() ? ScheduledFake.run(request)
                : TraceScript.run().main("./fan").writes(1, "by itself\n").exits(1, 0).ends().recording());
        Cli cli = Cli.in(here, otherwise).submission("alice", "int main(void) { return 0; }");
        LabFolder.write(here.resolve("home/test-specs/fan/lab.yaml"), PARENT_FIRST);

        cli.run("grade", "fan", "alice");

        assertThat(Files.readString(here.resolve("proclab-results/alice/report.json"))).contains("came in none of these schedules", "2 schedules of more");
    }

    @Test
    void a_bound_that_ends_the_exploration_is_told_of() {
        Result result = Cli.in(here, sandbox).run("explore", "--at-most", "1", "--", "fan");

        assertThat(result.out()).doesNotContain("in all");
        assertThat(Cli.in(here, sandbox).run("explore", "--at-most", "0", "--", "fan"))
                .satisfies(none -> assertThat(none.status()).isEqualTo(2)).satisfies(none -> assertThat(none.err()).contains("--at-most", "from 1 on"));
    }

    @Test
    void a_submission_that_passes_by_luck_is_shown_the_two_steps_that_decide() {
        Result result = cli().run("explore", "fan", "alice");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("✗ stdout: in 1 of 2 schedules: line 1 is \"child\"",
                "      it passes where first        main writes \"parent\\n\" to stdout\n",
                "      and fails where before that  child 1 writes \"child\\n\" to stdout\n");
    }

    @Test
    void a_report_is_the_same_wherever_it_is_made() throws IOException {
        graded();
        Path elsewhere = here.resolve("else/where");
        LabFolder.write(elsewhere.resolve("alice/fan.c"), "int main(void) { return 0; }");
        Cli other = Cli.in(elsewhere, sandbox);
        LabFolder.write(elsewhere.resolve("home/test-specs/fan/lab.yaml"), PARENT_FIRST);
        other.run("grade", "fan", "alice");

        assertThat(Files.readString(elsewhere.resolve("proclab-results/alice/report.json")))
                .isEqualTo(Files.readString(here.resolve("proclab-results/alice/report.json"))).contains("\"schedule\"").doesNotContain(here.toString());
    }

    @Test
    void a_stored_schedule_fails_each_time_it_is_run_again() {
        Result result = graded().run("replay", "proclab-results/alice", "first", "--times", "3");

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("✗ stdout: line 1 is \"child\"", "Time line", "failed in 3 of 3 runs");
    }

    @Test
    void what_cannot_be_replayed_is_wrong_usage_that_says_why() {
        Cli cli = graded();

        assertThat(cli.run("replay", "proclab-results/alice", "any case").err()).contains("stores no schedule for \"in any case\"", "not tried");
        assertThat(cli.run("replay", "proclab-results/alice", "second").err()).contains("no test of the report is called \"second\"", "\"the parent is first\"");
        assertThat(cli.run("replay", "nowhere", "first").err()).contains("cannot be read");
        assertThat(cli.run("replay", "proclab-results/alice", "first", "--times", "0").status()).isEqualTo(2);
    }

    @Test
    void where_the_submission_went_is_asked_for() throws IOException {
        Cli cli = graded();
        Files.move(here.resolve("alice"), here.resolve("bob"));

        assertThat(cli.run("replay", "proclab-results/alice", "first"))
                .satisfies(gone -> assertThat(gone.status()).isEqualTo(2))
                .satisfies(gone -> assertThat(gone.err()).contains("the submission \"alice\" is not found", "--submission DIR"));
        assertThat(cli.run("replay", "proclab-results/alice", "first", "--submission", "bob").out()).contains("✗ stdout");
    }

    @Test
    void of_two_submissions_with_the_name_neither_is_guessed() {
        Cli cli = graded();
        LabFolder.write(here.resolve("group/alice/fan.c"), "int main(void) { return 1; }");

        assertThat(cli.run("replay", "proclab-results/alice", "first").err()).contains("may be", "group/alice", "--submission DIR");
    }

    @Test
    void a_lab_that_does_not_come_along_is_asked_for() throws IOException {
        Cli cli = graded();
        Files.move(here.resolve("home/test-specs/fan"), here.resolve("moved"));

        assertThat(cli.run("replay", "proclab-results/alice", "first").err()).contains("the lab \"fan\"", "--lab LAB");
        assertThat(cli.run("replay", "proclab-results/alice", "first", "--lab", here.resolve("moved").toString()).out()).contains("✗ stdout");
    }

    @Test
    void the_lab_file_that_lies_here_is_found() throws IOException {
        Cli cli = graded();
        Files.move(here.resolve("home/test-specs/fan/lab.yaml"), here.resolve("lab.yaml"));

        assertThat(cli.run("replay", "proclab-results/alice", "first").out()).contains("✗ stdout");

        LabFolder.write(here.resolve("lab.yaml"), PARENT_FIRST.replace("lab: fan", "lab: another"));
        assertThat(cli.run("replay", "proclab-results/alice", "first").err()).contains("the lab \"fan\"", "--lab LAB");
    }
}
