package io.github.proclab.explore;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Schedules by lot, without end. The same seed gives the same ones. */
final class RandomSearch<R> implements Search<R> {

    private final ScheduledProgram<R> program;
    private final int depth;
    private final int steps;
    private long seed;

    /** @param depth ordering constraints of the failures that are looked for */
    RandomSearch(ScheduledProgram<R> program, int depth, int steps) {
        this.program = program;
        this.depth = depth;
        this.steps = steps;
    }

    @Override
    public Optional<Execution<R>> next() {
        return Optional.of(program.run(new Schedule(List.of(), Set.of(), new Policy.Priorities(++seed, depth, steps))));
    }
}
