package io.github.proclab.explore;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Counts what the runs of a program cost, and refuses those that its bounds do not allow any more. */
final class Meter<R> implements ScheduledProgram<R> {

    private final ScheduledProgram<R> program;
    private final Bounds bounds;
    private final LongSupplier clock;
    private final long began;
    private double share = 1;
    private long runs;
    private long counted;
    private long processorNanos;
    private Optional<String> outOfTime = Optional.empty();

    /** Not a failure: the search that meets it can be asked again when there is more to spend. */
    static final class Spent extends RuntimeException {
        Spent() {
            super("no more runs are allowed", null, false, false);
        }
    }

    /** @param clock in nanoseconds */
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

    /** Which outer bound ended the exploration, as in "120 s of processor time"; empty where none did. */
    Optional<String> outOfTime() {
        return outOfTime;
    }

    @Override
    public Execution<R> run(Schedule schedule) {
        if (runs >= share * bounds.schedules() || counted >= share * bounds.within().toNanos()) {
            throw new Spent();
        }
        outOfTime = outOfTime.or(this::passedOuterBound);
        if (outOfTime.isPresent()) {
            throw new Spent();
        }
        Execution<R> run = program.run(schedule);
        runs++;
        counted += Bounds.counted(run);
        processorNanos += run.processorNanos();
        return run;
    }

    private Optional<String> passedOuterBound() {
        if (processorNanos >= bounds.processorTime().toNanos()) {
            return Optional.of(inSeconds(bounds.processorTime()) + " of processor time");
        }
        return clock.getAsLong() - began < bounds.clock().toNanos() ? Optional.empty() : Optional.of(inSeconds(bounds.clock()));
    }

    private static String inSeconds(Duration time) {
        return time.toSeconds() + " s";
    }
}
