package io.github.proclab.engine;

import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Schedules;
import io.github.proclab.report.KeptRuns;
import io.github.proclab.report.KeptTest;
import io.github.proclab.report.TestReport;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.TestEvidence;
import java.util.Map;
import java.util.Optional;

/**
 * The evidence of a test, and what it follows from, which is kept so that it can be judged again without running anything.
 *
 * @param recording of the natural run
 * @param lines     of the source, by image and return address
 * @param source    text of the source files, by name
 */
public record GatheredEvidence(Recording recording, TestEvidence evidence, Map<String, Map<Long, SourceLine>> lines, Map<String, String> source) {

    /**
     * @param schedules that were asked for
     * @param runs      by them
     */
    KeptTest kept(Lab lab, LabTest test, Schedules schedules, TestReport report, KeptRuns runs) {
        return new KeptTest(Asked.of(lab, test, schedules), Asked.expectations(test), test.hint().orElse(""), report, lines, evidence.memory(), evidence.linked(),
                Optional.of(recording), "", runs);
    }
}
