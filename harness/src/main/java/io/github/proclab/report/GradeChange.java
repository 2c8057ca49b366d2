package io.github.proclab.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.proclab.report.Report.Status;
import io.github.proclab.report.TestReport.CheckReport;
import io.github.proclab.score.LabScore.Adjustment;
import io.github.proclab.score.Points;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differs between two gradings of one submission.
 *
 * @param gain       of the mark, negative where it is worse now; 0 where neither says anything, since it could not be graded
 * @param adjustment where the gradings differ in what their whole scores differ by from the sums of their tests: a penalty, a rounding
 * @param tests      those that differ, in the order of the later grading; those that are gone come last
 */
public record GradeChange(String submission, Mark before, Mark after, BigDecimal gain,
                          @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Adjusted> adjustment, List<TestChange> tests) {

    public record Mark(BigDecimal score, BigDecimal maxScore, Status status) { }

    public record Shift(BigDecimal before, BigDecimal after) { }

    /** @param why in words, of the later grading; where that adjusts nothing, of the earlier one */
    public record Adjusted(BigDecimal before, BigDecimal after, String why) { }

    /**
     * @param before empty where the earlier grading has no such test
     * @param after  empty where the later one has none
     * @param checks those that differ
     */
    public record TestChange(String test, Optional<Outcome> before, Optional<Outcome> after, List<CheckChange> checks) {
        public TestChange {
            checks = List.copyOf(checks);
        }
    }

    /** @param actual what the later grading found; where there is none, the earlier one */
    public record CheckChange(String check, Optional<Outcome> before, Optional<Outcome> after, String actual) { }

    public record Outcome(TestReport.Status status, BigDecimal points, BigDecimal score) {
        public Outcome {
            points = Points.rounded(points);
            score = Points.rounded(score);
        }
    }

    public GradeChange {
        tests = List.copyOf(tests);
    }

    /** Empty where marks, statuses and points are the same in every test and check; what evidence says of pids and times is not looked at. */
    public static Optional<GradeChange> between(Report before, Report after) {
        List<TestChange> tests = paired(before.tests(), after.tests(), TestReport::name, GradeChange::test);
        Optional<Adjusted> adjustment = Optional.of(new Adjusted(sum(before), sum(after), why(after.adjustments().isEmpty() ? before : after)))
                .filter(adjusted -> adjusted.before().compareTo(adjusted.after()) != 0);
        GradeChange change = new GradeChange(after.submission(), mark(before), mark(after), gain(mark(before), mark(after)), adjustment, tests);
        return change.before().equals(change.after()) && adjustment.isEmpty() && tests.isEmpty() ? Optional.empty() : Optional.of(change);
    }

    private static BigDecimal gain(Mark before, Mark after) {
        return before.status() == Status.ERROR && after.status() == Status.ERROR ? Points.NONE : after.score().subtract(before.score());
    }

    private static Mark mark(Report report) {
        return new Mark(Points.rounded(report.score()), Points.rounded(report.maxScore()), report.status());
    }

    private static String why(Report report) {
        return report.adjustments().stream().map(Adjustment::why).collect(Collectors.joining("; "));
    }

    private static BigDecimal sum(Report report) {
        return Points.sum(report.adjustments().stream().map(Adjustment::points).toList());
    }

    private static Optional<TestChange> test(Optional<TestReport> before, Optional<TestReport> after) {
        List<CheckChange> checks = paired(before.map(TestReport::checks).orElse(List.of()), after.map(TestReport::checks).orElse(List.of()), CheckReport::check,
                GradeChange::check);
        TestChange change = new TestChange(after.or(() -> before).orElseThrow().name(), before.map(GradeChange::outcome), after.map(GradeChange::outcome), checks);
        return change.before().equals(change.after()) && checks.isEmpty() ? Optional.empty() : Optional.of(change);
    }

    private static Optional<CheckChange> check(Optional<CheckReport> before, Optional<CheckReport> after) {
        CheckReport told = after.or(() -> before).orElseThrow();
        CheckChange change = new CheckChange(told.check(), before.map(GradeChange::outcome), after.map(GradeChange::outcome), told.actual());
        return change.before().equals(change.after()) ? Optional.empty() : Optional.of(change);
    }

    private static Outcome outcome(TestReport test) {
        return new Outcome(test.status(), test.points(), test.score());
    }

    private static Outcome outcome(CheckReport check) {
        return new Outcome(check.status(), check.points(), check.score());
    }

    private interface Comparing<T, C> {
        Optional<C> change(Optional<T> before, Optional<T> after);
    }

    private static <T, C> List<C> paired(List<T> before, List<T> after, Function<T, String> name, Comparing<T, C> comparing) {
        Map<String, T> earlier = before.stream().collect(Collectors.toMap(name, Function.identity(), (first, second) -> first));
        Map<String, T> later = after.stream().collect(Collectors.toMap(name, Function.identity(), (first, second) -> first));
        List<C> changes = new ArrayList<>();
        Stream.concat(after.stream(), before.stream()).map(name).distinct()
                .forEach(each -> comparing.change(Optional.ofNullable(earlier.get(each)), Optional.ofNullable(later.get(each))).ifPresent(changes::add));
        return changes;
    }
}
