package io.github.proclab.score;

import io.github.proclab.check.Finding;
import io.github.proclab.check.Finding.Status;
import io.github.proclab.lab.Credit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a test came to.
 *
 * @param status FAILED where a check failed, ERROR where one could not decide
 * @param checks in the order of the findings; their points add up to the test's, and so do their scores
 */
public record TestScore(BigDecimal points, BigDecimal score, Status status, List<CheckScore> checks) {

    public record CheckScore(String check, Status status, BigDecimal points, BigDecimal score) { }

    public TestScore {
        checks = List.copyOf(checks);
    }

    /**
     * @param expected the keys that the lab file has under {@code expect}; any other check is worth nothing of its own, and yet can
     *                 fail the test
     */
    public static TestScore of(BigDecimal points, Credit credit, Set<String> expected, List<Finding> findings) {
        List<BigDecimal> shares = Points.shares(points, weights(credit, expected, findings));
        Status status = status(findings);
        boolean forfeited = credit instanceof Credit.All && status != Status.PASSED;
        List<CheckScore> checks = new ArrayList<>();
        for (int index = 0; index < findings.size(); index++) {
            Finding finding = findings.get(index);
            BigDecimal share = shares.get(index);
            boolean earned = finding.status() == Status.PASSED && !forfeited;
            checks.add(new CheckScore(finding.check(), finding.status(), share, earned ? share : Points.NONE));
        }
        return new TestScore(Points.rounded(points), Points.sum(checks.stream().map(CheckScore::score).toList()), status, checks);
    }

    private static List<BigDecimal> weights(Credit credit, Set<String> expected, List<Finding> findings) {
        Map<String, BigDecimal> own = credit instanceof Credit.Each each ? each.points() : Map.of();
        BigDecimal usual = credit instanceof Credit.Each ? BigDecimal.ZERO : BigDecimal.ONE;
        return findings.stream()
                .map(Finding::check)
                .map(check -> expected.contains(check) ? own.getOrDefault(check, usual) : BigDecimal.ZERO)
                .toList();
    }

    private static Status status(List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.status() == Status.ERROR)) {
            return Status.ERROR;
        }
        return findings.stream().allMatch(finding -> finding.status() == Status.PASSED) ? Status.PASSED : Status.FAILED;
    }
}
