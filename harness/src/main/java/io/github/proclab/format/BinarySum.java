package io.github.proclab.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Amounts that a program adds up as binary fractions, one after the other from 0, and that come to a given sum there as well. */
final class BinarySum {

    private static final int STEPS = 64;
    private static final BigDecimal NEAR = new BigDecimal("0.001");

    private BinarySum() { }

    /**
     * One of them is changed by less than anybody sees, where need be: 0.1 and 0.2 come to 0.3 with 0.19999999999999998. Where the amounts do
     * not add up in themselves, they stay as they are.
     */
    static <T> List<T> exact(List<T> rows, Function<T, BigDecimal> amount, BiFunction<T, BigDecimal, T> with, BigDecimal sum) {
        List<BigDecimal> amounts = rows.stream().map(amount).toList();
        double wanted = sum.doubleValue();
        double[] terms = amounts.stream().mapToDouble(BigDecimal::doubleValue).toArray();
        if (added(terms) == wanted || amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).subtract(sum).abs().compareTo(NEAR) > 0) {
            return rows;
        }
        for (int index = terms.length - 1; index >= 0; index--) {
            OptionalDouble fitting = fitting(terms, index, wanted);
            if (fitting.isPresent()) {
                List<T> exact = new ArrayList<>(rows);
                exact.set(index, with.apply(rows.get(index), new BigDecimal(Double.toString(fitting.getAsDouble()))));
                return exact;
            }
        }
        return rows;
    }

    private static OptionalDouble fitting(double[] terms, int index, double wanted) {
        double step = Math.ulp(wanted) / 4;
        return IntStream.range(0, STEPS).mapToDouble(number -> terms[index] + (number % 2 == 0 ? 1 : -1) * (number + 1) / 2 * step).filter(tried -> {
            double[] changed = terms.clone();
            changed[index] = tried;
            return added(changed) == wanted;
        }).findFirst();
    }

    /** One after the other: not as a stream does it, which makes up for what is lost. */
    private static double added(double[] terms) {
        double sum = 0;
        for (double term : terms) {
            sum += term;
        }
        return sum;
    }
}
