package io.github.proclab.cli;

import io.github.proclab.engine.ExplorationPlan;
import io.github.proclab.engine.Grader;
import io.github.proclab.engine.Grading;
import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.engine.Selection;
import io.github.proclab.format.FailOn;
import io.github.proclab.lab.Lab;
import io.github.proclab.report.Disclosure;
import io.github.proclab.report.HandedIn;
import io.github.proclab.report.Report;
import io.github.proclab.report.Report.Status;
import io.github.proclab.report.ReportFolder;
import io.github.proclab.sandbox.Sandbox;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Checks one submission and shows every finding in full. */
record CheckRun(Lab lab, Selection selection, Path submission, HandedIn handedIn, Disclosure disclosure, Optional<Path> out,
                ExplorationPlan plan, FailOn failOn) {

    /** @return the exit status */
    int run(Sandbox sandbox, Telling telling, View view) {
        List<Candidate> candidates = Names.of(List.of(submission)).stream()
                .map(named -> new Candidate(named.name(), named.path(), handedIn)).toList();
        AtomicReference<Report> result = new AtomicReference<>();
        Proceedings proceedings = new Proceedings(out.map(ReportFolder::new), new Progress(view, 1), disclosure, result::set);
        Grader grader = new Grader(new Grading(any -> candidates, () -> sandbox, 1, proceedings, plan), selection);
        try (Interruption interruption = Interruption.stops(grader::cancel)) {
            proceedings.run(grader, lab.file());
            if (interruption.happened()) {
                return ExitCode.INTERRUPTED;
            }
        } catch (UncheckedIOException e) {
            throw new ReportsNotWritten(out.orElse(submission), e.getCause());
        }
        Report report = Optional.ofNullable(result.get()).orElseThrow(() -> new IllegalStateException("nothing came out of the check"));
        telling.tell(report, disclosure.of(report), view);
        return status(report);
    }

    private int status(Report report) {
        if (!failOn.fails(report)) {
            return ExitCode.DONE;
        }
        return report.status() == Status.ERROR ? ExitCode.COULD_NOT : ExitCode.LESS_THAN_FULL_MARKS;
    }
}
