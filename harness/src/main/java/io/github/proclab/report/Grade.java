package io.github.proclab.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.proclab.report.Report.Status;
import io.github.proclab.report.TestReport.CheckReport;
import io.github.proclab.score.LabScore;
import io.github.proclab.score.Points;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a report comes to in one line of a table: all that is kept of it when a whole class is graded.
 *
 * @param adjustment what the score differs by from the sum of the tests' scores
 */
public record Grade(String submission, HandedIn handedIn, BigDecimal score, BigDecimal maxScore, BigDecimal adjustment, Status status, Optional<String> message,
                    List<Mark> tests, List<Loss> losses) {

    public record Mark(String test, BigDecimal points, BigDecimal score, TestReport.Status status) { }

    /**
     * Points that were lost, and why.
     *
     * @param test  empty where they were taken from the whole score
     * @param check the lab file's key; empty where several share the reason: the whole test could not be graded, or checks were skipped
     */
    public record Loss(String test, String check, BigDecimal points, String why) { }

    public Grade {
        tests = List.copyOf(tests);
        losses = List.copyOf(losses);
    }

    public static Grade of(Report report) {
        return new Grade(report.submission(), report.handedIn().orElse(HandedIn.UNKNOWN), report.score(), report.maxScore(),
                Points.sum(report.adjustments().stream().map(LabScore.Adjustment::points).toList()), report.status(), report.message(),
                report.tests().stream().map(Grade::mark).toList(),
                Stream.concat(report.tests().stream().flatMap(test -> losses(test).stream()), report.adjustments().stream()
                        .filter(adjustment -> adjustment.points().signum() < 0).map(Grade::loss)).toList());
    }

    private static Loss loss(LabScore.Adjustment adjustment) {
        return new Loss("", "", adjustment.points().negate(), adjustment.why());
    }

    /** Without the reasons, which nobody asks for once they are shown; of the message, the first line. */
    public Grade inBrief() {
        return new Grade(submission, handedIn, score, maxScore, adjustment, status, message.flatMap(text -> text.lines().findFirst()), tests, List.of());
    }

    private static Mark mark(TestReport test) {
        return new Mark(test.name(), test.points(), test.score(), test.status());
    }

    private static List<Loss> losses(TestReport test) {
        if (test.message().isPresent()) {
            return List.of(new Loss(test.name(), "", test.points().subtract(test.score()), test.message().get()));
        }
        List<Loss> losses = new ArrayList<>();
        test.checks().stream().filter(check -> check.status() == TestReport.Status.FAILED || check.status() == TestReport.Status.ERROR)
                .forEach(check -> losses.add(new Loss(test.name(), check.check(), lost(check), check.actual())));
        test.checks().stream().filter(check -> check.status() == TestReport.Status.SKIPPED)
                .collect(groupingBy(CheckReport::actual, LinkedHashMap::new, toList()))
                .forEach((why, checks) -> losses.add(new Loss(test.name(), "", Points.sum(checks.stream().map(Grade::lost).toList()), why)));
        return losses;
    }

    private static BigDecimal lost(CheckReport check) {
        return check.points().subtract(check.score());
    }
}
