package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.cli.Cli.Result;
import io.github.proclab.engine.LabFolder;
import io.github.proclab.report.Report;
import io.github.proclab.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Gradescope export tells times: ada handed in on the 1st of December at noon, bob a day and an hour later; all in UTC. */
class LateHandInsTest {

    private static final String GOOD = "int main(void) { return 0; }";

    @TempDir
    private Path here;

    private Cli cli;

    @BeforeEach
    void anExport() {
        cli = Cli.in(here).submission("export/submission_1", GOOD).submission("export/submission_2", GOOD);
        LabFolder.write(here.resolve("export/submission_metadata.yml"), """
                submission_1:
                  :submitters:
                  - :name: ada
                    :sid: '1'
                  :created_at: 2026-12-01 12:00:00.5 Z
                submission_2:
                  :submitters:
                  - :name: bob
                    :sid: '2'
                  :created_at: 2026-12-02 13:00:00 Z
                """);
        lab("due: 2026-12-01 13:00 Europe/Berlin\nlate: {takes: 10%, each: day, grace: 15m}\n");
    }

    @Test
    void points_are_taken_as_the_lab_says_and_everywhere_told() throws IOException {
        Result result = grade();

        assertThat(result.out()).containsPattern("ada +15/15").containsPattern("bob +12/15 +late by 1 d 1 h: 10% for each of 2 days \\(−3\\)").contains("2 of 2, 1 late");
        assertThat(Files.readAllLines(here.resolve("proclab-results/grades.csv"))).containsExactly(
                "submission,id,score,max_score,status,late,\"says all done\",\"says it again\",adjustment",
                "ada,1,15,15,graded,,10,5,0", "bob,2,12,15,graded,\"1 d 1 h\",10,5,-3");
        Report bob = ReportJson.read(Files.readAllBytes(here.resolve("proclab-results/bob/report.json")));
        assertThat(bob.handedIn().orElseThrow().late()).isEqualTo("1 d 1 h");
        assertThat(bob.adjustments()).hasSize(1);
    }

    @Test
    void another_due_date_changes_marks_and_runs_nothing() {
        grade();

        Result later = grade("--due", "2026-12-03 00:00 UTC");

        assertThat(later.err()).contains("all is graded already");
        assertThat(later.out()).containsPattern("bob +15/15").doesNotContain("late");
        assertThat(grade().out()).containsPattern("bob +12/15");
    }

    @Test
    void without_a_penalty_it_is_said_and_nothing_is_taken() {
        lab("");

        Result result = grade("--due", "2026-12-02T12:00Z");

        assertThat(result.out()).containsPattern("bob +15/15").contains("late by 1 h");
    }

    @Test
    void a_due_date_without_a_zone_is_wrong_usage() {
        Result result = grade("--due", "2026-12-02 12:00");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("no zone is written here");
    }

    @Test
    void who_is_only_called_late_loses_no_more_than_the_first_day() {
        LabFolder.write(here.resolve("canvas/lovelaceada_LATE_4711_81512_fan.c"), GOOD);
        LabFolder.write(here.resolve("canvas/hoppergrace_4712_81513_fan.c"), GOOD);
        lab("late: {takes: 2}\n");

        Result result = cli.run("grade", "fan", "--each", "canvas", "--due", "2026-12-02 12:00 UTC");

        assertThat(result.out()).containsPattern("hoppergrace +15/15").containsPattern("lovelaceada +13/15 +called late by the download");
        assertThat(result.err()).contains("when they were handed in is not known of 1 of 2: hoppergrace");
    }

    private void lab(String more) {
        LabFolder.in(here.resolve("home/test-specs/fan"), LabFolder.TWO_TESTS + more);
    }

    private Result grade(String... more) {
        java.util.List<String> arguments = new java.util.ArrayList<>(java.util.List.of("grade", "fan", "--each", "export"));
        arguments.addAll(java.util.List.of(more));
        return cli.run(arguments.toArray(String[]::new));
    }
}
