package io.github.proclab.cli;

import io.github.proclab.engine.GatheredEvidence;
import io.github.proclab.engine.Grader;
import io.github.proclab.engine.GradingListener;
import io.github.proclab.report.Disclosure;
import io.github.proclab.report.KeptTest;
import io.github.proclab.report.Report;
import io.github.proclab.report.ReportFolder;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A grading as it goes on: what comes is written and handed on at once. A folder that takes no more reports stops it. */
final class Proceedings implements GradingListener {

    private final Optional<ReportFolder> reports;
    private final Progress progress;
    private final Disclosure disclosure;
    private final Consumer<Report> next;
    private final AtomicReference<UncheckedIOException> failure = new AtomicReference<>();
    private final AtomicReference<String> lost = new AtomicReference<>();
    private volatile Runnable stop = () -> { };

    /**
     * @param disclosure what is written of each report
     * @param next       gets each report, whole, after it has been written
     */
    Proceedings(Optional<ReportFolder> reports, Progress progress, Disclosure disclosure, Consumer<Report> next) {
        this.reports = reports;
        this.progress = progress;
        this.disclosure = disclosure;
        this.next = next;
    }

    /** Returns when everything is graded or the grading was cancelled. Throws {@link UncheckedIOException} where reports cannot be written. */
    void run(Grader grader, Path labFile) {
        stop = grader::cancel;
        try {
            grader.grade(labFile);
        } finally {
            progress.end();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    @Override
    public void began(String submission) {
        progress.began(submission);
        reports.ifPresent(folder -> orStop(() -> folder.begin(submission)));
    }

    @Override
    public void tested(String submission, GatheredEvidence gathered, KeptTest kept) {
        reports.filter(any -> disclosure.of(kept.report()).trace().isPresent()).ifPresent(folder -> orStop(() -> folder.write(submission, kept, gathered.source())));
    }

    @Override
    public void triesAgain(String submission, RuntimeException cause) {
        progress.triesAgain(submission, cause);
    }

    @Override
    public void lost(String why) {
        lost.compareAndSet(null, why);
        stop.run();
    }

    /** Why there are no sandboxes any more; empty where there are. */
    Optional<String> lost() {
        return Optional.ofNullable(lost.get());
    }

    @Override
    public void failed(String submission, RuntimeException cause) {
        progress.failed(submission, cause);
    }

    @Override
    public void graded(Report report) {
        orStop(() -> {
            reports.ifPresent(folder -> folder.write(disclosure.of(report)));
            progress.graded(report);
            next.accept(report);
        });
    }

    private void orStop(Runnable writing) {
        try {
            writing.run();
        } catch (UncheckedIOException e) {
            if (failure.compareAndSet(null, e)) {
                stop.run();
            }
        }
    }
}
