package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport.CheckReport;
import io.github.proclab.report.TestReport.Status;
import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A program that gets stuck in some schedules has the same marks whether the run that it had by itself was lucky or not. */
class UnluckyEndIT {

    private static final Path PROGRAM = Path.of("harness/src/test/resources/programs/schedules_lost_wakeup.c");

    private static final String LAB = """
            lab: wakes
            submit: [schedules_lost_wakeup.c]
            tests:
              - test: wakes up
                points: {stdout: 6, exit: 3, terminates: 1}
                run: ./wakes
                schedules: {within: 10m}
                expect:
                  stdout: woken
                  exit: 0
                  terminates: true
            build: gcc -g -o wakes schedules_lost_wakeup.c
            """;

    @TempDir
    private Path folder;

    @EachSandbox
    void what_it_shows_in_a_lucky_run_earns_nothing(TestedSandbox where) {
        List<Report> reports = new ArrayList<>();
        GradingListener listener = new GradingListener() {
            @Override
            public void graded(Report report) {
                reports.add(report);
            }
        };
        Grading grading = new Grading(lab -> List.of(new Candidate("alice", PROGRAM)), where::sandbox, 1, listener);
        new Grader(grading, Selection.ALL).grade(LabFolder.in(folder, LAB).file());

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.score()).isZero();
            List<CheckReport> checks = report.tests().get(0).checks();
            assertThat(checks).extracting(CheckReport::check).containsExactly("stdout", "exit", "terminates");
            assertThat(checks).extracting(CheckReport::status).containsExactly(Status.SKIPPED, Status.SKIPPED, Status.FAILED);
        });
    }
}
