package io.github.proclab.supervisor;

import java.util.List;
import java.util.Set;

/**
 * Who goes on in a controlled run, as docs/protocol.md describes it.
 *
 * @param choices who takes each of the first steps
 * @param policy  who takes those after them
 * @param avoided who takes them only where nobody else can
 * @param steps   the run is over after so many; 0: no bound
 * @param places  whether events say where in the source they were; it costs time
 */
public record Schedule(List<Integer> choices, Policy policy, Set<Integer> avoided, int steps, boolean places) {

    public sealed interface Policy { }

    /** Whoever went on last, as long as he can and does not give way. */
    public record Steady() implements Policy { }

    /**
     * The highest priority, drawn by lot and lowered at {@code depth - 1} of the first {@code length} steps (PCT).
     *
     * @param depth at least 1
     */
    public record Priorities(long seed, int depth, int length) implements Policy { }

    /** Anybody, by lot. */
    public record Random(long seed) implements Policy { }

    public Schedule {
        choices = List.copyOf(choices);
        avoided = Set.copyOf(avoided);
    }
}
