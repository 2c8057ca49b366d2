package io.github.proclab.explore;

import java.time.Duration;

/**
 * How far an exploration may go. Time is not taken from a clock but counted in runs and steps, at the speed of a slow machine, so that a loaded one tries the same
 * schedules; the clock ends an exploration only when it takes sixty times as long.
 *
 * @param schedules runs, at most
 * @param within    the time that they may take together
 */
public record Bounds(int schedules, Duration within) {

    public static final Bounds USUAL = new Bounds(2000, Duration.ofSeconds(2));

    private static final long NANOS_PER_RUN = 1_000_000;
    private static final long NANOS_PER_STEP = 20_000;
    private static final int PATIENCE = 60;

    static long nanos(Execution<?> run) {
        return NANOS_PER_RUN + run.steps().size() * NANOS_PER_STEP + run.computed();
    }

    boolean allow(long runs, long nanos, long clock) {
        return runs < schedules && nanos < within.toNanos() && clock < PATIENCE * within.toNanos();
    }
}
