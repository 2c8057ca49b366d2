package io.github.proclab.bench.measure;

import java.util.OptionalDouble;

/**
 * One measurement.
 *
 * @param wall      seconds that went by
 * @param processor seconds of processor time that it took, with all who worked for it; empty where that is not known
 */
public record Timing(double wall, OptionalDouble processor) {

    private static final double NANOS = 1e9;

    public interface Work {
        void run() throws Exception;
    }

    public static Timing of(Work work) throws Exception {
        double before = ProcessorTime.ofDescendants();
        long began = System.nanoTime();
        work.run();
        double wall = (System.nanoTime() - began) / NANOS;
        return new Timing(wall, OptionalDouble.of(ProcessorTime.ofDescendants() - before));
    }
}
