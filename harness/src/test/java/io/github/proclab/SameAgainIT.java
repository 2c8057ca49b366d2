package io.github.proclab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.engine.Grader;
import io.github.proclab.engine.Grading;
import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.engine.GradingListener;
import io.github.proclab.engine.Selection;
import io.github.proclab.report.Report;
import io.github.proclab.report.ReportJson;
import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Times and pids aside, grading the same submission again gives the same bytes. */
class SameAgainIT {

    private static final int TIMES = 5;
    private static final String SCHEDULES = "schedules: {at-most: 200}";
    private static final Path FAN = Path.of(System.getProperty("user.dir"), "test-specs", "fan");

    @TempDir
    private Path folder;

    @EachSandbox
    void the_same_submission_gives_the_same_report(TestedSandbox where) {
        for (String submission : List.of("solution/loop", "mutants/never-waits", "mutants/hands-on-the-count")) {
            List<String> reports = graded(where, FAN.resolve(submission)).stream().map(SameAgainIT::withoutTimesAndPids).toList();

            assertThat(reports).as(submission).allSatisfy(report -> assertThat(report).isEqualTo(reports.get(0)));
        }
    }

    private List<Report> graded(TestedSandbox where, Path submission) {
        List<Report> reports = new ArrayList<>();
        GradingListener listener = new GradingListener() {
            @Override
            public void graded(Report report) {
                reports.add(report);
            }
        };
        List<Candidate> again = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            again.add(new Candidate("submission " + time, submission));
        }
        new Grader(new Grading(any -> again, where::sandbox, 1, listener), Selection.ALL).grade(lab());
        assertThat(reports).hasSize(TIMES);
        return reports;
    }

    /** The lab, with so few schedules that their time does not matter. */
    private Path lab() {
        try {
            String lab = Files.readString(FAN.resolve("lab.yaml"));
            assertThat(lab).contains(SCHEDULES);
            return Files.writeString(folder.resolve("lab.yaml"), lab.replace(SCHEDULES, "schedules: {at-most: 20, within: 10m}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutTimesAndPids(Report report) {
        return new String(ReportJson.bytes(report), StandardCharsets.UTF_8)
                .replaceAll("\"submission\" : \"submission \\d+\"", "")
                .replaceAll("\"wall_s\" : [\\d.]+", "")
                .replaceAll("(is|pid|parent|of main is|and) \\d+", "$1 PID");
    }
}
