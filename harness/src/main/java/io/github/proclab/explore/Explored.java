package io.github.proclab.explore;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an exploration found.
 *
 * @param coverage how far it came
 * @param kinds    the kinds of runs, in the order in which they were found
 * @param <K>      what tells kinds apart
 */
public record Explored<R, K>(Coverage coverage, Map<K, Found<R>> kinds) {

    /**
     * @param schedules that differ in more than the order of independent calls
     * @param simplest  with the fewest preemptions, and of those the shortest
     */
    public record Found<R>(long schedules, Execution<R> simplest) { }

    /**
     * @param exhausted     there is no other schedule
     * @param schedules     tried, that differ in more than the order of independent calls
     * @param runs          made for it, those counted that turned out to repeat another
     * @param processes     most in one run
     * @param steps         most in one run
     * @param randomRuns    of them by lot, which give a guarantee
     * @param unrepeatable  why the same choices did not give the same run; empty where they always did
     * @param cutOff        a run was ended that could have gone on
     * @param outOfTime     which outer bound of time ended the exploration, as in "120 s of processor time"; empty where none did
     */
    public record Coverage(boolean exhausted, long schedules, long runs, int processes, int steps, long randomRuns, Optional<String> unrepeatable, boolean cutOff,
                           Optional<String> outOfTime) {

        /** Of a failure that takes so many ordering constraints: the least probability that the runs by lot would have met it. */
        public double certainty(int constraints) {
            double once = 1 / (Math.max(1, processes) * Math.pow(Math.max(1, steps), constraints - 1));
            return 1 - Math.pow(1 - once, randomRuns);
        }
    }

    public Explored {
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    }
}
