package io.github.proclab.engine;

import io.github.proclab.check.Checks;
import io.github.proclab.check.Finding;
import io.github.proclab.check.Finding.Status;
import io.github.proclab.engine.Judge.Judged;
import io.github.proclab.explore.Bounds;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Schedules;
import io.github.proclab.report.ScheduleReport;
import io.github.proclab.report.TestReport;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Judges a test by every schedule that the lab asks for: a check holds if it holds in each. */
final class TestExploration {

    /** A controlled run takes time and memory of its own. */
    private static final Set<String> OF_THE_NATURAL_RUN = Set.of("time", "cpu", "peak-memory", "memory");

    private final Observer observer;
    private final Lab lab;
    private final LabTest test;
    private final Schedules schedules;

    TestExploration(Observer observer, Lab lab, LabTest test, Schedules schedules) {
        this.observer = observer;
        this.lab = lab;
        this.test = test;
        this.schedules = schedules;
    }

    /** Not where the program goes on for ever by itself: it would in every schedule. Nor where it may make namespaces, whose end nobody controls. */
    static boolean isDue(Schedules schedules, LabTest test, TestEvidence evidence) {
        Verdict verdict = evidence.natural().end().verdict();
        return schedules.areTried() && test.needs().isEmpty() && (verdict == Verdict.ENDED || verdict == Verdict.DEADLOCK);
    }

    /** @throws io.github.proclab.sandbox.SandboxException where the sandbox broke */
    TestReport judge(TestEvidence evidence) {
        List<Finding> natural = Checks.findings(test, evidence);
        ControlledProgram program = new ControlledProgram(observer, TestRun.of(test, observer.session()), new Steps(ObservedOrder.of(test)));
        Trial<List<Status>> trial = new Trial<>(program, new Bounds(schedules.atMost(), schedules.within()), this::statuses, tried -> { });
        List<Judged> judged = new ArrayList<>();
        Optional<Trial.Shown> first = Optional.empty();
        for (int index = 0; index < natural.size(); index++) {
            int check = index;
            Predicate<List<Status>> fails = statuses -> statuses.get(check) == Status.FAILED;
            long failing = OF_THE_NATURAL_RUN.contains(natural.get(index).check()) ? 0 : trial.failing(fails);
            boolean always = failing == trial.explored().coverage().schedules();
            if (failing == 0 || always && natural.get(index).status() == Status.FAILED) {
                judged.add(new Judged(natural.get(index), evidence.natural()));
                continue;
            }
            Optional<Trial.Shown> shown = first.filter(each -> fails.test(statuses(each.observation().trace())))
                    .or(() -> trial.simplest(fails, trace -> finding(trace, check).check() + ": " + finding(trace, check).actual()));
            first = first.or(() -> shown);
            judged.add(shown.map(each -> new Judged(told(finding(each.observation().trace(), check), failing, trial), each.observation().trace()))
                    .orElseGet(() -> new Judged(natural.get(check), evidence.natural())));
        }
        ScheduleReport report = trial.report(first.map(Trial.Shown::failure));
        return Judge.judge(lab, test, evidence.natural(), judged).with(report);
    }

    private List<Status> statuses(Trace trace) {
        return Checks.findings(test, TestEvidence.of(trace)).stream().map(Finding::status).toList();
    }

    private Finding finding(Trace trace, int check) {
        return Checks.findings(test, TestEvidence.of(trace)).get(check);
    }

    private static Finding told(Finding finding, long failing, Trial<?> trial) {
        String where = String.format(Locale.ROOT, "in %,d of %,d schedules%s: ", failing, trial.explored().coverage().schedules(),
                trial.explored().coverage().exhausted() ? "" : " tried");
        return new Finding(finding.check(), finding.status(), finding.expected(), where + finding.actual(), finding.evidence(), finding.hint(), finding.ofNothing(), finding.trees());
    }
}
