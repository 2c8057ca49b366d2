package io.github.proclab.bench.measure;

import java.util.List;

/** What was measured, in the order in which it was; at least once. */
public record Samples(List<Double> values) {

    public Samples {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        values = List.copyOf(values);
    }

    public static Samples of(double value) {
        return new Samples(List.of(value));
    }

    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double most() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    public double sum() {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The median of the ratios of what was measured in the same round: a machine that gets slower meanwhile changes neither of a pair alone. */
    public double ratioTo(Samples other) {
        if (values.size() != other.values.size()) {
            throw new IllegalArgumentException("measured " + values.size() + " times, and the other " + other.values.size() + " times");
        }
        return new Samples(java.util.stream.IntStream.range(0, values.size()).mapToObj(round -> values.get(round) / other.values.get(round)).toList()).median();
    }
}
