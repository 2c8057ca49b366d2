package io.github.proclab.engine;

import io.github.proclab.check.Checks;
import io.github.proclab.check.Finding;
import io.github.proclab.check.Finding.Status;
import io.github.proclab.engine.Judge.Judged;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.report.ScheduleReport;
import io.github.proclab.report.TestReport;
import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Judges a test by the schedules that were tried: a check holds if it holds in each. */
final class BySchedules {

    /** A controlled run takes time and memory of its own. */
    private static final Set<String> OF_THE_NATURAL_RUN = Set.of("time", "cpu", "peak-memory", "memory");

    private final Lab lab;
    private final LabTest test;

    BySchedules(Lab lab, LabTest test) {
        this.lab = lab;
        this.test = test;
    }

    /** The schedules that were tried; a run is known by what each check finds in it. */
    interface Tried {

        long schedules();

        boolean exhausted();

        /** How many schedules there are of this kind. */
        long failing(Predicate<List<Status>> fails);

        /** The simplest of them; empty where there is none. */
        Optional<Trial.Shown> simplest(Predicate<List<Status>> fails, Function<Trace, String> says);

        ScheduleReport report(Optional<ScheduleReport.Failure> failure);
    }

    TestReport judge(TestEvidence evidence, Tried tried) {
        List<Finding> natural = Checks.findingsOfOneOrder(test, evidence);
        List<Judged> judged = new ArrayList<>();
        Optional<Trial.Shown> first = Optional.empty();
        for (int index = 0; index < natural.size(); index++) {
            int check = index;
            Predicate<List<Status>> fails = statuses -> statuses.get(check) == Status.FAILED;
            long failing = OF_THE_NATURAL_RUN.contains(natural.get(index).check()) ? 0 : tried.failing(fails);
            boolean always = failing == tried.schedules();
            if (failing == 0 || always && natural.get(index).status() == Status.FAILED) {
                judged.add(new Judged(unlessCutShort(natural, check, tried), evidence.natural()));
                continue;
            }
            Optional<Trial.Shown> shown = first.filter(each -> fails.test(statuses(each.observation().trace())))
                    .or(() -> tried.simplest(fails, trace -> finding(trace, check).check() + ": " + finding(trace, check).actual()));
            first = first.or(() -> shown);
            judged.add(shown.map(each -> new Judged(told(finding(each.observation().trace(), check), failing, tried), each.observation().trace()))
                    .orElseGet(() -> new Judged(natural.get(check), evidence.natural())));
        }
        return Judge.judge(lab, test, evidence.natural(), judged).with(tried.report(first.map(Trial.Shown::failure)));
    }

    /** What holds by itself has still not been shown to hold in schedules in which the program does not end: points must not hang on which one came. */
    private static Finding unlessCutShort(List<Finding> natural, int check, Tried tried) {
        Finding finding = natural.get(check);
        if (finding.status() != Status.PASSED || OF_THE_NATURAL_RUN.contains(finding.check())) {
            return finding;
        }
        int terminates = natural.stream().map(Finding::check).toList().indexOf("terminates");
        long cutShort = tried.failing(statuses -> statuses.get(terminates) == Status.FAILED && statuses.get(check) == Status.SKIPPED);
        return cutShort == 0 ? finding : new Finding(finding.check(), Status.SKIPPED, finding.expected(),
                "not decided: in " + of(cutShort, tried) + " the program did not come to its end", List.of(), Optional.empty());
    }

    private static String of(long schedules, Tried tried) {
        return String.format(Locale.ROOT, "%,d of %,d schedules%s", schedules, tried.schedules(), tried.exhausted() ? "" : " tried");
    }

    /** What each check finds in a run by one schedule. One that was cut short decides nothing: it passes none, and fails none. */
    List<Status> statuses(Trace trace) {
        if (trace.end().cutShort()) {
            return Collections.nCopies(Checks.of(test).size(), Status.SKIPPED);
        }
        return Checks.findingsOfOneOrder(test, TestEvidence.of(trace)).stream().map(Finding::status).toList();
    }

    private Finding finding(Trace trace, int check) {
        return Checks.findingsOfOneOrder(test, TestEvidence.of(trace)).get(check);
    }

    private static Finding told(Finding finding, long failing, Tried tried) {
        return new Finding(finding.check(), finding.status(), finding.expected(), "in " + of(failing, tried) + ": " + finding.actual(), finding.evidence(), finding.hint(), finding.ofNothing(), finding.trees());
    }
}
