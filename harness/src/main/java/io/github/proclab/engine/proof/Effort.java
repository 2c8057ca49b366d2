package io.github.proclab.engine.proof;

import io.github.proclab.engine.ExplorationPlan;
import io.github.proclab.engine.ExplorationPlan.Goal;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Schedules;
import java.util.Set;
import java.util.function.Function;

/** How many schedules are tried to prove a sample. */
public enum Effort {

    /** As many as for a student's submission. */
    FULL {
        @Override
        ExplorationPlan plan(Lab lab, Function<String, Sample> sample) {
            return ExplorationPlan.OF_THE_LAB;
        }
    },

    /**
     * As many as the proof needs. For a solution those are all, where there are at most 300, as there are in nearly every test. A mutant's
     * test ends when each check that must catch the mutant has failed. A few are tried of what has nothing to fail: a mutant's other tests,
     * the starter, the program that does nothing.
     */
    SUFFICIENT {
        @Override
        ExplorationPlan plan(Lab lab, Function<String, Sample> sample) {
            return (submission, test) -> goal(lab, sample.apply(submission), test);
        }
    };

    private static final int MANY = 300;
    private static final int FEW = 2;

    /** @param sample by the name under which it is graded */
    abstract ExplorationPlan plan(Lab lab, Function<String, Sample> sample);

    private static Goal goal(Lab lab, Sample sample, LabTest test) {
        return switch (sample.kind()) {
            case SOLUTION -> new Goal(atMost(MANY, test.schedules()), Set.of());
            case STARTER, NOTHING -> new Goal(atMost(FEW, test.schedules()), Set.of());
            case MUTANT -> {
                Set<String> failing = CaughtBy.of(sample.folder(), lab).checksOf(test.name());
                yield new Goal(failing.isEmpty() ? atMost(FEW, test.schedules()) : test.schedules(), failing);
            }
        };
    }

    private static Schedules atMost(int runs, Schedules schedules) {
        return new Schedules(Math.min(runs, schedules.atMost()), schedules.within());
    }
}
