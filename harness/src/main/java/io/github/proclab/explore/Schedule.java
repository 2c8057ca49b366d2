package io.github.proclab.explore;

import java.util.List;
import java.util.Set;

/**
 * What a run is told beforehand.
 *
 * @param choices    the process that makes each of the first steps; processes are numbered in the order of their creation, from 1
 * @param avoided    processes that should go on only when no other can, once the choices are used up: a wish, which saves runs
 * @param afterwards who goes on then
 */
public record Schedule(List<Integer> choices, Set<Integer> avoided, Policy afterwards) {

    public static final Schedule NATURAL = following(List.of());

    public Schedule {
        choices = List.copyOf(choices);
        avoided = Set.copyOf(avoided);
    }

    /** These choices, and no needless preemption afterwards. */
    public static Schedule following(List<Integer> choices) {
        return new Schedule(choices, Set.of(), Policy.STEADY);
    }
}
