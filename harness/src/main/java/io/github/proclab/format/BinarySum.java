package io.github.proclab.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Amounts that a program adds up as binary fractions, one after the other from 0, and that come to a given sum there as well. */
final class BinarySum {

    private static final int STEPS = 16;

    private BinarySum() { }

    /** The last is changed by some units in the last place, where need be: 0.1 and 0.2 come to 0.3 with 0.19999999999999998. */
    static <T> List<T> exact(List<T> rows, Function<T, BigDecimal> amount, BiFunction<T, BigDecimal, T> with, BigDecimal sum) {
        if (rows.isEmpty()) {
            return List.of();
        }
        int last = rows.size() - 1;
        double before = rows.subList(0, last).stream().map(amount).mapToDouble(BigDecimal::doubleValue).reduce(0, Double::sum);
        double tried = amount.apply(rows.get(last)).doubleValue();
        if (BigDecimal.valueOf(tried).subtract(sum).add(BigDecimal.valueOf(before)).abs().compareTo(new BigDecimal("0.005")) > 0) {
            return rows;
        }
        double wanted = sum.doubleValue();
        for (int step = 0; step < STEPS && before + tried != wanted; step++) {
            tried = before + tried < wanted ? Math.nextUp(tried) : Math.nextDown(tried);
        }
        if (before + tried != wanted || tried == amount.apply(rows.get(last)).doubleValue()) {
            return rows;
        }
        List<T> exact = new ArrayList<>(rows);
        exact.set(last, with.apply(rows.get(last), new BigDecimal(Double.toString(tried))));
        return exact;
    }
}
