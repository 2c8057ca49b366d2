package io.github.proclab.report;

import io.github.proclab.score.Points;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * How scores lie, in hundredths of a point.
 *
 * @param scores from the lowest to the highest
 */
record Distribution(List<BigDecimal> scores) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    Optional<BigDecimal> mean() {
        return exactMean().map(Points::rounded);
    }

    /** The middle one, or the mean of the two in the middle. */
    Optional<BigDecimal> median() {
        int middle = scores.size() / 2;
        return scores.isEmpty() ? Optional.empty()
                : Optional.of(Points.rounded(scores.size() % 2 == 1 ? scores.get(middle) : scores.get(middle - 1).add(scores.get(middle)).divide(TWO)));
    }

    Optional<BigDecimal> standardDeviation() {
        return exactMean().map(mean -> Points.rounded(Points.sum(scores.stream().map(score -> score.subtract(mean).pow(2)).toList())
                .divide(BigDecimal.valueOf(scores.size()), MathContext.DECIMAL64).sqrt(MathContext.DECIMAL64)));
    }

    Optional<BigDecimal> lowest() {
        return scores.stream().findFirst();
    }

    Optional<BigDecimal> highest() {
        return scores.isEmpty() ? Optional.empty() : Optional.of(scores.get(scores.size() - 1));
    }

    private Optional<BigDecimal> exactMean() {
        return scores.isEmpty() ? Optional.empty()
                : Optional.of(Points.sum(scores).divide(BigDecimal.valueOf(scores.size()), MathContext.DECIMAL64));
    }
}
