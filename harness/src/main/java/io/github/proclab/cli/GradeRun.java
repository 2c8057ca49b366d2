package io.github.proclab.cli;

import io.github.proclab.engine.Grader;
import io.github.proclab.engine.Grading;
import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.engine.Selection;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.report.Disclosure;
import io.github.proclab.report.Grade;
import io.github.proclab.report.Report.Status;
import io.github.proclab.report.ReportFolder;
import io.github.proclab.report.ScoreTable;
import io.github.proclab.report.Summary;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.score.Points;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Grades submissions to a lab: a row for each on the terminal, the reports in a folder. */
record GradeRun(Lab lab, Selection selection, List<Candidate> candidates, Path out, int jobs) {

    /** @return the exit status */
    int run(Sandbox sandbox, GradedForm form, View view) {
        List<String> names = candidates.stream().map(Candidate::name).toList();
        InOrder<Grade> grades = new InOrder<>(names, Grade::submission, form.rows() ? rows(names, view) : grade -> { });
        ReportFolder reports = new ReportFolder(out);
        Proceedings proceedings = new Proceedings(Optional.of(reports), new Progress(view, names.size()), Disclosure.FULL, report -> {
            form.each(report, view);
            grades.add(Grade.of(report));
        });
        Grader grader = new Grader(new Grading(any -> candidates, () -> sandbox, jobs, proceedings), selection);
        try (Interruption interruption = Interruption.stops(grader::cancel)) {
            proceedings.run(grader, lab.file());
            reports.write(lab.id(), grades.all());
            return interruption.happened() ? interrupted(grades.all(), view) : concluded(grades.all(), form, view);
        } catch (UncheckedIOException e) {
            throw new ReportsNotWritten(out, e.getCause());
        }
    }

    private Consumer<Grade> rows(List<String> names, View view) {
        BigDecimal most = Points.sum(lab.tests().stream().filter(test -> selection.selects(test) && !test.bonus()).map(LabTest::points).toList());
        ScoreTable table = new ScoreTable(view.look(), names, most);
        return grade -> view.print(table.row(grade));
    }

    private int interrupted(List<Grade> grades, View view) {
        view.warn("interrupted: " + grades.size() + " of " + candidates.size() + " submissions are graded, with reports in " + shown(out));
        return ExitCode.INTERRUPTED;
    }

    private int concluded(List<Grade> grades, GradedForm form, View view) {
        if (grades.size() < candidates.size()) {
            throw new IllegalStateException("only " + grades.size() + " of " + candidates.size() + " submissions came out of the grading");
        }
        Summary summary = Summary.of(lab.id(), grades);
        form.all(lab.id(), grades, view);
        view.note(conclusion(summary) + "; reports in " + shown(out));
        return status(grades);
    }

    private static String conclusion(Summary summary) {
        int failed = summary.statuses().get(Status.ERROR.word());
        int graded = summary.submissions() - failed;
        String mean = summary.mean().filter(any -> graded > 1).map(points -> ", " + Points.plain(points) + " points on average").orElse("");
        return graded + (graded == 1 ? " submission" : " submissions") + " graded" + mean
                + (failed == 0 ? "" : ", " + failed + " could not be graded");
    }

    private static Path shown(Path folder) {
        Path here = Path.of("").toAbsolutePath();
        return folder.startsWith(here) ? here.relativize(folder) : folder;
    }

    private int status(List<Grade> grades) {
        if (grades.stream().anyMatch(grade -> grade.status() == Status.ERROR)) {
            return ExitCode.COULD_NOT;
        }
        return candidates.stream().allMatch(candidate -> Files.exists(candidate.path())) ? ExitCode.DONE : ExitCode.WRONG_USAGE;
    }
}
