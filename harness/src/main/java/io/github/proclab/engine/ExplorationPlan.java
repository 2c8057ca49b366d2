package io.github.proclab.engine;

import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Schedules;
import java.util.Set;

/** Which schedules of a test are tried for a submission, and when they are enough. */
@FunctionalInterface
public interface ExplorationPlan {

    /** Those that the lab file asks for. */
    ExplorationPlan OF_THE_LAB = (submission, test) -> Goal.all(test.schedules());

    /** @param submission its name among those that are graded together */
    Goal of(String submission, LabTest test);

    /** The same for every test. */
    static ExplorationPlan always(Schedules schedules) {
        return (submission, test) -> Goal.all(schedules);
    }

    /**
     * @param schedules how many, at most
     * @param failing   names of checks: as soon as each of them has failed in some run, the exploration ends, and their failure is not
     *                  shrunk to the steps that decide; if empty, the exploration goes on to the bounds
     */
    record Goal(Schedules schedules, Set<String> failing) {

        public Goal {
            failing = Set.copyOf(failing);
        }

        static Goal all(Schedules schedules) {
            return new Goal(schedules, Set.of());
        }

        boolean endsEarly() {
            return !failing.isEmpty();
        }
    }
}
