package io.github.proclab.cli;

import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.engine.Replay;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabFinder;
import io.github.proclab.lab.LabTest;
import io.github.proclab.report.Report;
import io.github.proclab.report.ScheduleReport.Failure;
import io.github.proclab.report.TestReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schedule that a report stored for a test that failed in it. */
record StoredSchedule(Path file, Report report, TestReport test, Failure failure) {

    /** Throws {@link UsageProblem} where there is none. */
    static StoredSchedule in(Path given, String test) {
        StoredReport stored = StoredReport.at(given);
        Report report = stored.report();
        List<TestReport> meant = report.tests().stream().filter(each -> each.name().toLowerCase(Locale.ROOT).contains(test.toLowerCase(Locale.ROOT))).toList();
        List<TestReport> exactly = meant.stream().filter(each -> each.name().equals(test)).toList();
        List<TestReport> found = exactly.isEmpty() ? meant : exactly;
        if (found.size() != 1) {
            throw new UsageProblem((found.isEmpty() ? "no test of the report is called \"" : "several tests of the report are called \"") + test + "\"; it has "
                    + report.tests().stream().map(each -> "\"" + each.name() + "\"").collect(Collectors.joining(", ")));
        }
        Failure failure = found.get(0).schedules().flatMap(tried -> tried.failure())
                .orElseThrow(() -> new UsageProblem("the report stores no schedule for \"" + found.get(0).name() + "\": "
                        + (found.get(0).schedules().isPresent() ? "no schedule failed" : "its schedules were not tried")));
        return new StoredSchedule(stored.file(), report, found.get(0), failure);
    }

    /**
     * @param here where the command is given: the lab file that lies here is taken if it is of the same lab, and the submission is looked for here,
     *             beside the report, and beside the lab
     */
    Replay replay(Labs labs, Optional<String> otherLab, Optional<Path> otherSubmission, Path here) {
        Lab lab = otherLab.map(labs::named).orElseGet(() -> labHere(labs, here).orElseGet(() -> sameLab(labs)));
        LabTest of = lab.tests().stream().filter(each -> each.name().equals(test.name())).findFirst()
                .orElseThrow(() -> new UsageProblem("the lab " + lab.file() + " has no test \"" + test.name() + "\""));
        Path submission = otherSubmission.orElseGet(() -> new GradedSubmission(report.submission(), lab.submit()).in(places(lab, here)));
        return new Replay(lab, of, new Candidate(report.submission(), submission), failure.schedule());
    }

    private Optional<Lab> labHere(Labs labs, Path here) {
        return Optional.of(here.resolve(LabFinder.FILE)).filter(Files::isRegularFile).map(lab -> labs.named(lab.toString())).filter(lab -> lab.id().equals(report.lab()));
    }

    private Lab sameLab(Labs labs) {
        try {
            return labs.named(report.lab());
        } catch (UsageProblem e) {
            throw new UsageProblem("the report is about the lab \"" + report.lab() + "\", which is neither here nor one of those that come along; say where it is with --lab LAB");
        }
    }

    private List<Path> places(Lab lab, Path here) {
        Path results = file.toAbsolutePath().normalize().getParent().getParent();
        return Stream.of(Optional.of(here), Optional.ofNullable(results).map(Path::getParent), Optional.ofNullable(lab.file().toAbsolutePath().getParent()))
                .flatMap(Optional::stream).toList();
    }
}
