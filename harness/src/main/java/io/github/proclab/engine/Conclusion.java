package io.github.proclab.engine;

import io.github.proclab.lab.Lab;
import io.github.proclab.report.HandedIn;
import io.github.proclab.report.Provenance;
import io.github.proclab.report.Report;
import io.github.proclab.report.Report.SandboxReport;
import io.github.proclab.report.Report.Status;
import io.github.proclab.report.TestReport;
import io.github.proclab.score.LabScore;
import java.util.List;
import java.util.Optional;

/** What is known of a submission beside its tests, and what both come to together. */
record Conclusion(String submission, HandedIn handedIn, Provenance provenance, Status status, Optional<String> message, Optional<SandboxReport> sandbox) {

    Report of(Lab lab, List<TestReport> tests) {
        HandInTime time = new HandInTime(handedIn, lab);
        LabScore score = LabScore.of(lab.scoring(), tests.stream().map(test -> new LabScore.Mark(test.points(), test.score(), test.bonus())).toList(), time.penalty());
        return new Report(Report.SCHEMA, lab.id(), submission, time.told().ifKnown(), Optional.of(provenance), score.score(), score.most(), score.adjustments(), status,
                message, sandbox, tests);
    }
}
