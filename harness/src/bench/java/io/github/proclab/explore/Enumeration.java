package io.github.proclab.explore;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Depth-first search through the schedules of a program, and nothing else.
 *
 * @param runs that it took
 * @param done whether there are no more schedules
 */
public record Enumeration(int runs, boolean done) {

    /**
     * @param dependency  whose steps' order is tried both ways; where every two depend on each other, that is plain enumeration
     * @param most        after so many runs it is given up
     */
    public static <R> Enumeration of(ScheduledProgram<R> program, Dependency dependency, int most, Consumer<Execution<R>> each) {
        Search<R> search = new ReducedSearch<>(program, dependency);
        for (int runs = 0; runs < most; runs++) {
            Optional<Execution<R>> next = search.next();
            if (next.isEmpty()) {
                return new Enumeration(runs, true);
            }
            each.accept(next.get());
        }
        return new Enumeration(most, false);
    }
}
