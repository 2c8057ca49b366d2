package io.github.proclab.bench.result;

import io.github.proclab.bench.measure.Samples;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row of a table.
 *
 * @param ratio          beside what the section compares with
 * @param processorRatio the same in processor time
 */
public record Figure(String what, Samples samples, Unit unit, OptionalDouble ratio, OptionalDouble processorRatio, Optional<Budget> budget) {

    public static Figure of(String what, Samples samples, Unit unit) {
        return new Figure(what, samples, unit, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
    }

    public static Figure of(String what, double value, Unit unit) {
        return of(what, Samples.of(value), unit);
    }

    public Figure beside(double comparison) {
        return new Figure(what, samples, unit, OptionalDouble.of(comparison), processorRatio, budget);
    }

    public Figure inProcessorTime(OptionalDouble comparison) {
        return new Figure(what, samples, unit, ratio, comparison, budget);
    }

    public Figure within(Budget allowed) {
        return new Figure(what, samples, unit, ratio, processorRatio, Optional.of(allowed));
    }

    public boolean missesBudget() {
        return budget.filter(allowed -> !allowed.met()).isPresent();
    }
}
