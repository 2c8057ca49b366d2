package io.github.proclab.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which steps of a run come before which in every order that shows nothing else: the transitive closure of dependency in the order of the run. */
final class HappensBefore {

    private final List<Step> steps;
    private final Dependency dependency;
    private final List<BitSet> before = new ArrayList<>();
    private final List<List<Integer>> races = new ArrayList<>();

    HappensBefore(List<Step> steps, Dependency dependency) {
        this.steps = List.copyOf(steps);
        this.dependency = dependency;
        for (int index = 0; index < this.steps.size(); index++) {
            Past past = new Past(this.steps.get(index), index);
            before.add(past.before);
            races.add(past.races);
        }
    }

    boolean isBefore(int earlier, int later) {
        return before.get(later).get(earlier);
    }

    /** Earlier steps of other processes that the step depends on, with nothing in between that would keep the two apart. */
    List<Integer> racing(int step) {
        return races.get(step);
    }

    /** The same for a step that was about to be made when the first ones of the run had been. */
    List<Integer> racing(Step pending, int position) {
        return new Past(pending, position).races;
    }

    /**
     * The processes that could come first if the step at the position, or one that was pending there, were to come before the earlier one: of what lies between the
     * two and need not come after the earlier one, and of the later step itself, those with nothing before them.
     */
    List<Integer> firstInstead(int earlier, Step later, int position) {
        List<Integer> first = new ArrayList<>();
        BitSet moved = new BitSet();
        BitSet past = new Past(later, position).before;
        for (int index = earlier + 1; index < position; index++) {
            if (!isBefore(earlier, index)) {
                if (!before.get(index).intersects(moved)) {
                    first.add(steps.get(index).process());
                }
                moved.set(index);
            }
        }
        if (!past.intersects(moved)) {
            first.add(later.process());
        }
        return first;
    }

    private boolean ordered(Step earlier, Step later) {
        return earlier.process() == later.process() || earlier.created().contains(later.process()) || dependency.between(earlier, later);
    }

    private final class Past {

        private final BitSet before = new BitSet();
        private final List<Integer> races = new ArrayList<>();

        Past(Step step, int position) {
            for (int index = position - 1; index >= 0; index--) {
                Step earlier = steps.get(index);
                if (!before.get(index) && ordered(earlier, step)) {
                    if (earlier.process() != step.process() && !earlier.created().contains(step.process())) {
                        races.add(index);
                    }
                    before.or(HappensBefore.this.before.get(index));
                    before.set(index);
                }
            }
        }
    }
}
