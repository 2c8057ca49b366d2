package io.github.proclab.format;

import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A report's points as integers from 0 to what can be reached, for systems that want such. The score and what can be reached are rounded,
 * halves up; the tests' scores are rounded down, and those that lost most in that get a point back until they add up to the score. What a
 * test can bring is rounded up. Points beyond the maximum are cut off the score, not off the bonus tests.
 *
 * @param tests in the order of the report's
 */
record WholePoints(int score, int most, List<Test> tests) {

    record Test(int score, int most) { }

    static WholePoints of(Report report) {
        int most = rounded(report.maxScore());
        List<BigDecimal> scores = report.tests().stream().map(TestReport::score).map(BigDecimal.ZERO::max).toList();
        int[] whole = down(scores);
        int missing = Math.max(0, rounded(report.score()) - IntStream.of(whole).sum());
        byLoss(scores).stream().limit(missing).forEach(index -> whole[index]++);
        List<Test> tests = new ArrayList<>();
        for (int index = 0; index < whole.length; index++) {
            tests.add(new Test(whole[index], Math.max(whole[index], up(report.tests().get(index).points()))));
        }
        return new WholePoints(Math.min(most, Math.max(0, rounded(report.score()))), most, List.copyOf(tests));
    }

    private static int[] down(List<BigDecimal> scores) {
        return scores.stream().mapToInt(score -> score.setScale(0, RoundingMode.FLOOR).intValueExact()).toArray();
    }

    /** Those alone that lost something. */
    private static List<Integer> byLoss(List<BigDecimal> scores) {
        return IntStream.range(0, scores.size()).boxed().filter(index -> loss(scores.get(index)).signum() > 0)
                .sorted(Comparator.comparing((Integer index) -> loss(scores.get(index))).reversed()).toList();
    }

    private static BigDecimal loss(BigDecimal score) {
        return score.remainder(BigDecimal.ONE);
    }

    private static int rounded(BigDecimal points) {
        return points.setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    private static int up(BigDecimal points) {
        return points.setScale(0, RoundingMode.CEILING).intValueExact();
    }
}
