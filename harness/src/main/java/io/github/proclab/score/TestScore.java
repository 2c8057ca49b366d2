package io.github.proclab.score;

import io.github.proclab.check.Finding;
import io.github.proclab.check.Finding.Status;
import io.github.proclab.lab.Credit;
import io.github.proclab.lab.Scoring.Floor;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a test came to.
 *
 * @param points what could be reached: without those of checks that could not decide
 * @param status FAILED where a check failed, ERROR where one could not decide
 * @param checks in the order of the findings; their points add up to the test's, and so do their scores, which are negative where a
 *               failure takes points away
 */
public record TestScore(BigDecimal points, BigDecimal score, Status status, List<CheckScore> checks) {

    public record CheckScore(String check, Status status, BigDecimal points, BigDecimal score) { }

    public TestScore {
        checks = List.copyOf(checks);
    }

    /**
     * @param points   what the checks are worth together, penalties aside
     * @param expected the keys that the lab file has under {@code expect}; any other check is worth nothing of its own, and yet can
     *                 fail the test
     */
    public static TestScore of(BigDecimal points, Credit credit, Floor floor, Set<String> expected, List<Finding> findings) {
        List<BigDecimal> all = Points.shares(points, weights(credit, expected, findings));
        Status status = status(findings);
        List<BigDecimal> shares = IntStream.range(0, findings.size()).mapToObj(index -> isLeftOut(credit, findings, index) ? Points.NONE : all.get(index)).toList();
        BigDecimal leftOut = Points.sum(all).subtract(Points.sum(shares));
        boolean forfeited = credit instanceof Credit.All && status != Status.PASSED;
        List<BigDecimal> earned = IntStream.range(0, findings.size())
                .mapToObj(index -> findings.get(index).status() == Status.PASSED && !forfeited ? shares.get(index) : Points.NONE).toList();
        List<BigDecimal> taken = taken(penalties(credit, findings), Points.sum(earned), floor);
        List<CheckScore> checks = IntStream.range(0, findings.size()).mapToObj(index -> new CheckScore(findings.get(index).check(),
                findings.get(index).status(), shares.get(index), earned.get(index).subtract(taken.get(index)))).toList();
        return new TestScore(Points.rounded(points).subtract(leftOut), Points.sum(checks.stream().map(CheckScore::score).toList()), status, checks);
    }

    /**
     * What was not decided is no part of what can be reached: its points count neither for nor against anybody. What was not come to is lost where a
     * failure was the reason, and where all checks must pass, all is decided by one that failed.
     */
    private static boolean isLeftOut(Credit credit, List<Finding> findings, int index) {
        boolean failed = findings.stream().anyMatch(finding -> finding.status() == Status.FAILED);
        if (credit instanceof Credit.All) {
            return !failed && status(findings) != Status.PASSED;
        }
        Status status = findings.get(index).status();
        return status == Status.ERROR || status == Status.SKIPPED && !failed;
    }

    private static List<BigDecimal> weights(Credit credit, Set<String> expected, List<Finding> findings) {
        BigDecimal usual = credit instanceof Credit.Each ? BigDecimal.ZERO : BigDecimal.ONE;
        return findings.stream()
                .map(Finding::check)
                .map(check -> expected.contains(check) ? own(credit).getOrDefault(check, usual).max(BigDecimal.ZERO) : BigDecimal.ZERO)
                .toList();
    }

    /** What each check that failed takes away; not negative. What was not decided, or not come to, takes nothing. */
    private static List<BigDecimal> penalties(Credit credit, List<Finding> findings) {
        return findings.stream().map(finding -> finding.status() == Status.FAILED
                ? own(credit).getOrDefault(finding.check(), BigDecimal.ZERO).min(BigDecimal.ZERO).negate() : BigDecimal.ZERO).toList();
    }

    private static Map<String, BigDecimal> own(Credit credit) {
        return credit instanceof Credit.Each each ? each.points() : Map.of();
    }

    /** Of a test that cannot come to less than 0, no more is taken than there is. */
    private static List<BigDecimal> taken(List<BigDecimal> penalties, BigDecimal earned, Floor floor) {
        BigDecimal all = penalties.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Points.shares(floor == Floor.TEST ? all.min(earned) : all, penalties);
    }

    private static Status status(List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.status() == Status.ERROR)) {
            return Status.ERROR;
        }
        return findings.stream().allMatch(finding -> finding.status() == Status.PASSED) ? Status.PASSED : Status.FAILED;
    }
}
