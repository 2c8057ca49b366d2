package io.github.proclab.engine;

import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.report.HandedIn;
import io.github.proclab.report.Provenance;
import io.github.proclab.report.Report;
import io.github.proclab.report.Report.Status;
import io.github.proclab.submission.Submission;
import java.util.List;
import java.util.Optional;

/** Tells of reports that an earlier grading made whether a grading now would say anything else. */
public final class EarlierReports {

    private final Lab lab;
    private final String sandbox;
    private final Provenance now;

    /** Why a report does not stand. */
    public enum Reason { NONE, COULD_NOT_BE_GRADED, NOT_JUDGED_AGAIN, OTHER_PROCLAB, OTHER_LAB, OTHER_TESTS, OTHER_SANDBOX, OTHER_SUBMISSION }

    public sealed interface Earlier {

        /** @param report as it would be now: whose it is, and whether it is late, may be known better */
        record Stands(Report report) implements Earlier { }

        record Superseded(Reason reason) implements Earlier { }
    }

    /**
     * @param tests   that are asked for
     * @param sandbox its kind
     */
    public EarlierReports(Lab lab, List<LabTest> tests, String sandbox) {
        this.lab = lab;
        this.sandbox = sandbox;
        this.now = Origin.of(lab, tests);
    }

    public Earlier of(Candidate candidate, Optional<Report> report) {
        if (report.isEmpty() || report.get().provenance().isEmpty()) {
            return new Earlier.Superseded(Reason.NONE);
        }
        Submission submission = Submission.takenFrom(candidate.path(), lab.submit());
        Optional<Reason> reason = reason(report.get(), report.get().provenance().get(), SubmittedFiles.digest(submission));
        return reason.isPresent() ? new Earlier.Superseded(reason.get()) : new Earlier.Stands(told(report.get(), candidate.handedIn().noting(submission.notes())));
    }

    private Optional<Reason> reason(Report report, Provenance then, String submission) {
        if (report.status() == Status.ERROR) {
            return Optional.of(Reason.COULD_NOT_BE_GRADED);
        }
        if (report.tests().stream().anyMatch(test -> test.notJudgedAgain().isPresent())) {
            return Optional.of(Reason.NOT_JUDGED_AGAIN);
        }
        if (!then.proclab().equals(now.proclab())) {
            return Optional.of(Reason.OTHER_PROCLAB);
        }
        if (!report.lab().equals(lab.id()) || !then.labFile().equals(now.labFile()) || !then.given().equals(now.given())) {
            return Optional.of(Reason.OTHER_LAB);
        }
        if (!then.testsLeftOut().equals(now.testsLeftOut())) {
            return Optional.of(Reason.OTHER_TESTS);
        }
        if (report.sandbox().filter(used -> !used.kind().equals(sandbox)).isPresent()) {
            return Optional.of(Reason.OTHER_SANDBOX);
        }
        return then.submission().equals(submission) ? Optional.empty() : Optional.of(Reason.OTHER_SUBMISSION);
    }

    private Report told(Report report, HandedIn handedIn) {
        return new Conclusion(report.submission(), handedIn, report.provenance().orElseThrow(), report.status(), report.message(), report.sandbox())
                .of(lab, report.tests());
    }
}
