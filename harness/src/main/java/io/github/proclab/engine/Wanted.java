package io.github.proclab.engine;

import io.github.proclab.check.Checks;
import io.github.proclab.check.FurtherEvidence;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a test wants to have been recorded.
 *
 * @param asked        of the run, see {@link Asked}
 * @param expectations name of what is expected of it
 * @param reads        beside the run
 */
record Wanted(LabTest test, Map<String, String> asked, String expectations, Set<FurtherEvidence> reads) {

    static Wanted of(Lab lab, LabTest test) {
        return new Wanted(test, Asked.of(lab, test, test.schedules()), Asked.expectations(test),
                Checks.of(test).stream().flatMap(check -> check.reads().stream()).collect(Collectors.toUnmodifiableSet()));
    }
}
