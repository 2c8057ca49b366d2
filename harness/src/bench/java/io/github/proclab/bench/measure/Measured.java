package io.github.proclab.bench.measure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One of several alternatives, as measured.
 *
 * @param wall      seconds
 * @param processor seconds; empty where it is not known
 */
public record Measured(Samples wall, Optional<Samples> processor) {

    static Measured of(List<Timing> timings) {
        Samples wall = new Samples(timings.stream().map(Timing::wall).toList());
        boolean known = timings.stream().allMatch(timing -> timing.processor().isPresent());
        return new Measured(wall, known ? Optional.of(new Samples(timings.stream().map(timing -> timing.processor().getAsDouble()).toList())) : Optional.empty());
    }

    public double ratioTo(Measured other) {
        return wall.ratioTo(other.wall);
    }

    /** Of all rounds together, since it is counted coarsely. */
    public OptionalDouble processorRatioTo(Measured other) {
        if (processor.isEmpty() || other.processor.isEmpty() || other.processor.get().sum() == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(processor.get().sum() / other.processor.get().sum());
    }
}
