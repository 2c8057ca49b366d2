package io.github.proclab.explore;

import java.util.List;

/**
 * One run under control.
 *
 * @param steps   in order
 * @param waiting what the processes that could not go on were about to do when the run was over; as a step, without those that could
 * @param ending  why there are no more steps
 * @param processorNanos processor time that its processes took, in nanoseconds; another one in each run
 * @param result  what is kept of the run
 */
public record Execution<R>(List<Step> steps, List<Step> waiting, Ending ending, long processorNanos, R result) {

    public enum Ending {
        /** Nobody could go on: all had ended, or were stuck. */
        COMPLETE,
        /** Some could, but the run had used up what it is allowed. */
        CUT_OFF,
        /** The process of the next choice could not go on, so the choices were not followed. */
        ASTRAY
    }

    public Execution {
        steps = List.copyOf(steps);
        waiting = List.copyOf(waiting);
    }

    /** The processes of the steps: the schedule that gives this run again. */
    public List<Integer> choices() {
        return steps.stream().map(Step::process).toList();
    }

    /** How often a process had to pause that could have gone on. */
    public int preemptions() {
        int count = 0;
        for (int index = 1; index < steps.size(); index++) {
            int before = steps.get(index - 1).process();
            if (steps.get(index).process() != before && steps.get(index).enabled().contains(before)) {
                count++;
            }
        }
        return count;
    }
}
