package io.github.proclab.report;

import io.github.proclab.report.Report.Status;
import io.github.proclab.report.Summary.Row;
import io.github.proclab.report.Summary.TestSummary;
import io.github.proclab.score.Points;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A class as a whole: how it came out, what most of it got wrong, and who could not be graded. */
public final class ClassText {

    private static final int MOST_TESTS = 5;
    private static final int MOST_NAMES = 10;
    private static final int LABEL = 14;

    private final Look look;

    public ClassText(Look look) {
        this.look = look;
    }

    /** How long a submission took, from first to last. */
    public record Took(String submission, Duration time) {
        @Override
        public String toString() {
            return submission + " " + Amounts.millis(time.toMillis());
        }
    }

    /** The same for the same results. Nothing where only one was graded. */
    public List<String> lines(Summary summary) {
        List<String> lines = new ArrayList<>();
        if (summary.submissions() < 2) {
            return lines;
        }
        lines.add("");
        line(lines, "graded", counts(summary));
        summary.mean().ifPresent(mean -> line(lines, "points", spread(summary)));
        List<TestSummary> failed = summary.tests().stream().filter(test -> test.failed() + test.error() > 0)
                .sorted(Comparator.comparingInt((TestSummary test) -> test.failed() + test.error()).reversed()).toList();
        for (int index = 0; index < Math.min(MOST_TESTS, failed.size()); index++) {
            TestSummary test = failed.get(index);
            line(lines, index == 0 ? "most failed" : "", (test.failed() + test.error()) + " of " + (test.passed() + test.failed() + test.error()) + "  " + test.name());
        }
        if (failed.size() > MOST_TESTS) {
            line(lines, "", "… and " + (failed.size() - MOST_TESTS) + " more tests that somebody failed");
        }
        named(lines, "not graded", summary, Status.ERROR);
        named(lines, "build failed", summary, Status.BUILD_FAILED);
        named(lines, "files missing", summary, Status.MISSING_FILES);
        return lines;
    }

    private static String counts(Summary summary) {
        int error = summary.statuses().get(Status.ERROR.word());
        return (summary.submissions() - error) + " of " + summary.submissions() + (summary.late() == 0 ? "" : ", " + summary.late() + " late");
    }

    private static String spread(Summary summary) {
        return "mean " + Points.plain(summary.mean().orElseThrow()) + ", median " + Points.plain(summary.median().orElseThrow()) + ", standard deviation "
                + Points.plain(summary.standardDeviation().orElseThrow()) + ", from " + Points.plain(summary.lowest().orElseThrow()) + " to "
                + Points.plain(summary.highest().orElseThrow());
    }

    private void named(List<String> lines, String label, Summary summary, Status status) {
        List<String> names = summary.grades().stream().filter(row -> row.status() == status).map(Row::submission).toList();
        if (!names.isEmpty()) {
            line(lines, label, names.size() + ": " + names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                    + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : ""));
        }
    }

    private void line(List<String> lines, String label, String text) {
        List<String> wrapped = look.paragraph(LABEL, Printable.of(text));
        for (int index = 0; index < wrapped.size(); index++) {
            lines.add(index == 0 ? Look.padded(label, LABEL) + wrapped.get(0).strip() : wrapped.get(index));
        }
    }
}
