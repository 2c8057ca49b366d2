package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.report.Report;
import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A right answer that takes more steps than a run by a schedule may have is judged by the run that it has by itself, and that is said. */
class ManyStepsIT {

    private static final String LAB = """
            lab: bytes
            submit: [schedules_many_steps.c]
            tests:
              - test: byte by byte
                points: {stdout: 6, exit: 3, terminates: 1}
                run: ./bytes
                schedules: {within: 10m}
                expect:
                  stdout: "1500 bytes"
                  exit: 0
                  terminates: true
            build: gcc -g -o bytes schedules_many_steps.c
            """;

    @TempDir
    private Path folder;

    @EachSandbox
    void it_loses_nothing(TestedSandbox where) {
        List<Report> reports = new ArrayList<>();
        GradingListener listener = new GradingListener() {
            @Override
            public void graded(Report report) {
                reports.add(report);
            }
        };
        Path program = Path.of("harness/src/test/resources/programs/schedules_many_steps.c");
        Grading grading = new Grading(lab -> List.of(new Candidate("alice", program)), where::sandbox, 1, listener);
        new Grader(grading, Selection.ALL).grade(LabFolder.in(folder, LAB).file());

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.score()).isEqualByComparingTo("10");
            assertThat(report.tests().get(0).schedules()).hasValueSatisfying(schedules -> {
                assertThat(schedules.exhausted()).isFalse();
                assertThat(schedules.remarks()).singleElement().asString().contains("more than 2,000 steps", "were not tried");
            });
        });
    }
}
