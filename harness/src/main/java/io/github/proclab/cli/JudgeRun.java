package io.github.proclab.cli;

import io.github.proclab.cli.FormatOption.Format;
import io.github.proclab.engine.Rejudging;
import io.github.proclab.lab.Lab;
import io.github.proclab.report.Comparison;
import io.github.proclab.report.ComparisonText;
import io.github.proclab.report.Grade;
import io.github.proclab.report.KeptEvidence;
import io.github.proclab.report.Report;
import io.github.proclab.report.ReportFolder;
import io.github.proclab.report.Results;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Judges results again, several submissions at a time, and tells what is different now. */
record JudgeRun(Lab lab, List<Results> recorded, Optional<Path> out) {

    /** What comes of one submission; no more is kept of it. */
    private record Judged(Report before, Report after) { }

    /** @return the exit status */
    int run(Format format, View view) {
        Comparison.Builder comparison = new Comparison.Builder(lab.id());
        List<Grade> all = new ArrayList<>();
        try {
            for (Results results : recorded) {
                List<Grade> grades = judged(results, comparison, view);
                all.addAll(grades);
                if (out.isEmpty()) {
                    renewTables(results, grades);
                }
            }
            out.ifPresent(folder -> new ReportFolder(folder).write(lab.id(), all));
        } catch (UncheckedIOException e) {
            throw new ReportsNotWritten(out.orElse(recorded.get(0).folder()), e.getCause());
        } finally {
            view.endProgress();
        }
        return told(comparison.build(), format, view);
    }

    private List<Grade> judged(Results results, Comparison.Builder comparison, View view) {
        Rejudging rejudging = new Rejudging(lab);
        ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            Deque<Future<Judged>> judging = new ArrayDeque<>();
            results.names().forEach(name -> judging.add(workers.submit(() -> judged(results, name, rejudging))));
            List<Grade> grades = new ArrayList<>();
            while (!judging.isEmpty()) {
                Judged judged = come(judging.remove());
                comparison.add(judged.before(), judged.after());
                grades.add(Grade.of(judged.after()));
                view.progress("judging, " + grades.size() + " of " + results.names().size());
            }
            return grades;
        } finally {
            workers.shutdownNow();
        }
    }

    private Judged judged(Results results, String name, Rejudging rejudging) {
        Report before = GradedFolders.report(results, name);
        if (!before.lab().equals(lab.id())) {
            throw new UsageProblem(results.folder().resolve(name) + " is about the lab \"" + before.lab() + "\", not about \"" + lab.id() + "\"");
        }
        KeptEvidence evidence = new KeptEvidence(results.folder().resolve(name));
        try {
            Report after = rejudging.again(before, evidence);
            ReportFolder folder = new ReportFolder(out.orElse(results.folder()));
            if (!folder.path().toAbsolutePath().normalize().equals(results.folder())) {
                folder.copyEvidence(name, evidence);
            }
            folder.renew(name, after);
            return new Judged(before, after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Judged come(Future<Judged> judging) {
        try {
            return judging.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Of one submission of a class, the class's are renewed. */
    private void renewTables(Results results, List<Grade> grades) {
        if (results.scope() == Results.Scope.CLASS) {
            new ReportFolder(results.folder()).write(lab.id(), grades);
            return;
        }
        try {
            results.ofItsClass().ifPresent(all -> new ReportFolder(all.folder()).write(lab.id(),
                    all.names().stream().map(name -> Grade.of(GradedFolders.report(all, name))).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int told(Comparison comparison, Format format, View view) {
        switch (format) {
            case TEXT -> view.print(new ComparisonText(view.look()).lines(comparison));
            case JSON -> view.print(comparison.json());
        }
        if (!comparison.notJudgedAgain().isEmpty()) {
            view.warn("some marks are the ones of before; grade runs what the lab file asks for now");
            return ExitCode.COULD_NOT;
        }
        return ExitCode.DONE;
    }
}
