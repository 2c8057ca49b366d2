package io.github.proclab.report;

import io.github.proclab.trace.LinkedFunctions;
import io.github.proclab.trace.MemoryRun;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The evidence of one test of one submission, as it is kept to be judged again without running anything.
 *
 * @param asked        what was to be run, and how: the command, its input, the limits and what else bears on the run, each by its name
 * @param expectations name of what the lab file expected then: two tests of the same name expect the same
 * @param hint         of the lab file then; empty where it gave none
 * @param report       what it came to then
 * @param lines        of the source, by image and return address
 * @param memory       what a run under Valgrind showed; empty where nobody had asked
 * @param linked       what the student's programs are linked to; empty where nobody had asked
 * @param recording    of the natural run; empty where it is too much to be kept
 * @param cut          why there is no recording; empty where there is one
 * @param runs         by schedules, kept in a file of their own; none where they were not tried, or are too much to be kept
 */
public record KeptTest(Map<String, String> asked, String expectations, String hint, TestReport report, Map<String, Map<Long, SourceLine>> lines,
                       Optional<MemoryRun> memory, Optional<LinkedFunctions> linked, Optional<Recording> recording, String cut,
                       KeptRuns runs) {

    public KeptTest {
        asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    /** What is left of it where the recording is too much. */
    KeptTest without(String why) {
        return new KeptTest(asked, expectations, hint, report, Map.of(), memory, linked, Optional.empty(), why, KeptRuns.NONE);
    }
}
