package io.github.proclab.explore;

import java.time.Duration;

/**
 * How far an exploration may go. Its effort is counted in runs and steps, at the speed of a slow machine, and read from no clock, so that
 * every machine tries the same schedules, however fast and however busy it is. Only a program that computes for long in each run meets
 * the two outer bounds, on its processor time and on the time that passes.
 *
 * @param schedules runs, at most
 * @param within    the counted time that they may take together
 */
public record Bounds(int schedules, Duration within) {

    public static final Bounds USUAL = new Bounds(2000, Duration.ofSeconds(2));

    private static final long NANOS_PER_RUN = 1_000_000;
    private static final long NANOS_PER_STEP = 20_000;
    /** On the slowest machines that were measured, fork, exec and the tracer's stops take 15 times the counted time. */
    private static final int PROCESSOR_FACTOR = 60;
    /** A busy machine gives a run a tenth of a processor, or less. */
    private static final int CLOCK_FACTOR = 10 * PROCESSOR_FACTOR;

    /** What a run counts, in nanoseconds. */
    static long counted(Execution<?> run) {
        return NANOS_PER_RUN + run.steps().size() * NANOS_PER_STEP;
    }

    /** Of the processor time of all runs together. */
    Duration processorTime() {
        return within.multipliedBy(PROCESSOR_FACTOR);
    }

    /** Of the time that passes from the first run on. */
    Duration clock() {
        return within.multipliedBy(CLOCK_FACTOR);
    }
}
