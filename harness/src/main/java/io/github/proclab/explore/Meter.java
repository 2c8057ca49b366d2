package io.github.proclab.explore;

import java.util.function.LongSupplier;

/** Counts what the runs of a program cost, and refuses those that are not allowed any more. */
final class Meter<R> implements ScheduledProgram<R> {

    private final ScheduledProgram<R> program;
    private final Bounds bounds;
    private final LongSupplier clock;
    private final long began;
    private double share = 1;
    private long runs;
    private long nanos;

    /** Not a failure: the search that meets it can be asked again when there is more to spend. */
    static final class Spent extends RuntimeException {
        Spent() {
            super("no more runs are allowed", null, false, false);
        }
    }

    Meter(ScheduledProgram<R> program, Bounds bounds, LongSupplier clock) {
        this.program = program;
        this.bounds = bounds;
        this.clock = clock;
        this.began = clock.getAsLong();
    }

    /** @param part of the bounds that may be used up in all from now on */
    void allow(double part) {
        share = part;
    }

    long runs() {
        return runs;
    }

    @Override
    public Execution<R> run(Schedule schedule) {
        if (!bounds.allow((long) Math.ceil(runs / share), (long) (nanos / share), clock.getAsLong() - began)) {
            throw new Spent();
        }
        Execution<R> run = program.run(schedule);
        runs++;
        nanos += Bounds.nanos(run);
        return run;
    }
}
