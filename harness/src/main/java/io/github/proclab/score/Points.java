package io.github.proclab.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The one place where points are rounded: what is shared out, to hundredths; a whole score, as its lab asks. */
public final class Points {

    private static final int DECIMALS = 2;
    private static final BigDecimal HUNDREDTH = BigDecimal.ONE.movePointLeft(DECIMALS);

    public static final BigDecimal NONE = BigDecimal.ZERO.setScale(DECIMALS);

    private Points() { }

    public static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** To the nearest multiple, halves away from 0. */
    public static BigDecimal rounded(BigDecimal amount, BigDecimal step) {
        return rounded(amount.divide(step, 0, RoundingMode.HALF_UP).multiply(step));
    }

    /** "15", "6.67", "0.5". */
    public static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    public static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(NONE, BigDecimal::add);
    }

    /**
     * Shares of an amount in proportion to weights, by the method of the largest remainder: they always add up to the rounded
     * amount, and of equal remainders the first gets the more. Where no weight is above 0, every share is 0.
     *
     * @param amount  not negative
     * @param weights not negative
     */
    public static List<BigDecimal> shares(BigDecimal amount, List<BigDecimal> weights) {
        BigDecimal whole = rounded(amount);
        BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.signum() == 0) {
            return Collections.nCopies(weights.size(), NONE);
        }
        List<BigDecimal> shares = new ArrayList<>();
        List<BigDecimal> remainders = new ArrayList<>();
        for (BigDecimal weight : weights) {
            BigDecimal[] parts = whole.multiply(weight).divideAndRemainder(total.multiply(HUNDREDTH));
            shares.add(parts[0].multiply(HUNDREDTH).setScale(DECIMALS, RoundingMode.UNNECESSARY));
            remainders.add(parts[1]);
        }
        int missing = whole.subtract(sum(shares)).movePointRight(DECIMALS).intValueExact();
        IntStream.range(0, weights.size()).boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(missing)
                .forEach(index -> shares.set(index, shares.get(index).add(HUNDREDTH)));
        return List.copyOf(shares);
    }
}
