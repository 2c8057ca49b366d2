package io.github.proclab.cli;

import io.github.proclab.engine.EarlierReports;
import io.github.proclab.engine.Grader;
import io.github.proclab.engine.Grading;
import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.engine.SandboxSize;
import io.github.proclab.engine.Selection;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.report.ClassText;
import io.github.proclab.report.ClassText.Took;
import io.github.proclab.report.Disclosure;
import io.github.proclab.report.Grade;
import io.github.proclab.report.Report.Status;
import io.github.proclab.report.ReportFolder;
import io.github.proclab.report.ScoreTable;
import io.github.proclab.report.Summary;
import io.github.proclab.sandbox.OpenedAhead;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.score.Points;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Grades submissions to a lab: a row for each on the terminal, the reports in a folder. What was graded before and still stands is not graded again. */
record GradeRun(Lab lab, Selection selection, List<Candidate> candidates, PickOptions picks, Path out, int jobs) {

    /** @return the exit status */
    int run(Sandbox sandbox, GradedForm form, View view) {
        ReportFolder reports = new ReportFolder(out);
        try {
            GradePlan plan = GradePlan.of(candidates, picks, new EarlierReports(lab, lab.tests().stream().filter(selection::selects).toList(), sandbox.kind()), reports, report -> form.each(report, view));
            plan.notes().forEach(view::note);
            ClassGrades grades = new ClassGrades(candidates.stream().map(Candidate::name).toList(), plan.shown(), form.rows() ? rows(plan, view) : grade -> { });
            plan.standing().forEach(grades::add);
            return run(plan, grades, reports, sandbox, form, view);
        } catch (UncheckedIOException e) {
            throw new ReportsNotWritten(out, e.getCause());
        }
    }

    private int run(GradePlan plan, ClassGrades grades, ReportFolder reports, Sandbox sandbox, GradedForm form, View view) {
        Progress progress = new Progress(view, plan.due().size());
        Proceedings proceedings = new Proceedings(Optional.of(reports), progress, Disclosure.FULL, report -> {
            form.each(report, view);
            grades.add(Grade.of(report));
        });
        OpenedAhead ahead = new OpenedAhead(sandbox, SandboxSize.of(lab), jobs, plan.due().size());
        Grader grader = new Grader(new Grading(any -> plan.due(), () -> ahead, jobs, proceedings), selection);
        try (Interruption interruption = Interruption.stops(grader::cancel); ahead) {
            reports.beginTables();
            if (!plan.due().isEmpty()) {
                proceedings.run(grader, lab.file());
            }
            reports.write(lab.id(), grades.all());
            if (proceedings.lost().isPresent()) {
                return lost(proceedings.lost().get(), grades, view);
            }
            return interruption.happened() ? interrupted(grades, view) : concluded(grades, progress, form, view);
        }
    }

    private Consumer<Grade> rows(GradePlan plan, View view) {
        BigDecimal most = Points.sum(lab.tests().stream().filter(test -> selection.selects(test) && !test.bonus()).map(LabTest::points).toList());
        ScoreTable table = new ScoreTable(view.look(), plan.shown(), most);
        return grade -> view.print(table.row(grade));
    }

    private int interrupted(ClassGrades grades, View view) {
        view.warn("interrupted: " + grades.all().size() + " of " + candidates.size() + " submissions are graded, with reports in " + Shown.path(out)
                + "; the same command goes on from there");
        return ExitCode.INTERRUPTED;
    }

    private int lost(String why, ClassGrades grades, View view) {
        view.warn("stopped: " + why + ". " + grades.all().size() + " of " + candidates.size() + " submissions are graded, with reports in " + Shown.path(out)
                + "; the same command goes on from there");
        return ExitCode.COULD_NOT;
    }

    private int concluded(ClassGrades grades, Progress progress, GradedForm form, View view) {
        List<Grade> all = grades.all();
        if (!grades.complete()) {
            throw new IllegalStateException("only " + all.size() + " of " + candidates.size() + " submissions came out of the grading");
        }
        Summary summary = Summary.of(lab.id(), all);
        form.all(lab.id(), all, view);
        if (form.rows()) {
            view.print(new ClassText(view.look()).lines(summary));
        }
        view.note(conclusion(summary) + "; reports in " + Shown.path(out));
        if (all.size() > 1 && !progress.longest().isEmpty()) {
            view.note("took longest: " + progress.longest().stream().map(Took::toString).collect(Collectors.joining(", ")));
        }
        return status(all);
    }

    private static String conclusion(Summary summary) {
        int failed = summary.statuses().get(Status.ERROR.word());
        int graded = summary.submissions() - failed;
        return graded + (graded == 1 ? " submission" : " submissions") + " graded" + (failed == 0 ? "" : ", " + failed + " could not be graded");
    }

    private int status(List<Grade> grades) {
        if (grades.stream().anyMatch(grade -> grade.status() == Status.ERROR)) {
            return ExitCode.COULD_NOT;
        }
        return candidates.stream().allMatch(candidate -> Files.exists(candidate.path())) ? ExitCode.DONE : ExitCode.WRONG_USAGE;
    }
}
