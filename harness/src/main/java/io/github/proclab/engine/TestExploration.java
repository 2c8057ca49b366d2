package io.github.proclab.engine;

import io.github.proclab.check.Checks;
import io.github.proclab.check.Finding;
import io.github.proclab.check.Finding.Status;
import io.github.proclab.engine.ExplorationPlan.Goal;
import io.github.proclab.explore.Bounds;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Schedules;
import io.github.proclab.report.KeptRuns;
import io.github.proclab.report.ScheduleReport;
import io.github.proclab.report.TestReport;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tries the schedules of a test, and judges it by them. */
final class TestExploration {

    private final Observer observer;
    private final Lab lab;
    private final LabTest test;
    private final Goal goal;
    private final BySchedules judge;

    TestExploration(Observer observer, Lab lab, LabTest test, Goal goal) {
        this.observer = observer;
        this.lab = lab;
        this.test = test;
        this.goal = goal;
        this.judge = new BySchedules(lab, test);
    }

    /**
     * Not where the program goes on for ever by itself: it would in every schedule. Nor where it may make namespaces, whose end nobody
     * controls; nor where the run that came by itself has reached the goal.
     */
    static boolean isDue(Goal goal, LabTest test, TestEvidence evidence) {
        Verdict verdict = evidence.natural().end().verdict();
        return goal.schedules().areTried() && test.needs().isEmpty() && (verdict == Verdict.ENDED || verdict == Verdict.DEADLOCK)
                && !(goal.endsEarly() && failed(Checks.findings(test, evidence)).containsAll(goal.failing()));
    }

    private static Set<String> failed(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.status() == Status.FAILED).map(Finding::check).collect(Collectors.toSet());
    }

    /** @param runs as far as they are not too many */
    record Tried(TestReport report, KeptRuns runs) { }

    /** @throws io.github.proclab.sandbox.SandboxException where the sandbox broke */
    Tried judge(TestEvidence evidence) {
        ControlledProgram program = new ControlledProgram(observer, TestRun.of(test, observer.session()), new Steps(ObservedOrder.of(test)));
        if (program.takesTooManySteps()) {
            return new Tried(Judge.judge(lab, test, evidence).with(Coverages.tooLongToTry(ControlledProgram.MOST_STEPS)), KeptRuns.NONE);
        }
        TriedRuns runs = new TriedRuns();
        Schedules schedules = goal.schedules();
        AsByItself asByItself = new AsByItself(evidence.natural());
        Trial<List<Status>> trial = new Trial<>(program, new Bounds(schedules.atMost(), schedules.within()), trace -> {
            asByItself.compare(trace);
            return judge.statuses(trace);
        }, runs, goal.endsEarly() ? reaches(Checks.findings(test, evidence)) : statuses -> false);
        List<Recording> shown = new ArrayList<>();
        TestReport report = judge.judge(evidence, new OfTrial(trial, goal, asByItself, shown));
        return new Tried(report, new KeptRuns(runs.all(), shown.stream().map(TriedRuns::withoutTouches).toList(), lines(shown)));
    }

    /** Holds from the run on with which each check of the goal has failed. */
    private Predicate<List<Status>> reaches(List<Finding> natural) {
        Set<String> missing = new HashSet<>(goal.failing());
        missing.removeAll(failed(natural));
        return statuses -> {
            for (int check = 0; check < statuses.size(); check++) {
                if (statuses.get(check) == Status.FAILED) {
                    missing.remove(natural.get(check).check());
                }
            }
            return missing.isEmpty();
        };
    }

    private Map<String, Map<Long, SourceLine>> lines(List<Recording> recordings) {
        Map<String, Map<Long, SourceLine>> lines = new TreeMap<>();
        recordings.forEach(recording -> observer.places(recording)
                .forEach((image, places) -> lines.computeIfAbsent(image, any -> new TreeMap<>()).putAll(places)));
        return lines;
    }

    /** @param runs gets those that are shown */
    private record OfTrial(Trial<List<Status>> trial, Goal goal, AsByItself asByItself, List<Recording> runs)
            implements BySchedules.Tried {

        @Override
        public long schedules() {
            return trial.explored().coverage().schedules();
        }

        @Override
        public boolean exhausted() {
            return trial.explored().coverage().exhausted();
        }

        @Override
        public long failing(Predicate<List<Status>> fails) {
            return trial.failing(fails);
        }

        @Override
        public Optional<Trial.Shown> simplest(Predicate<List<Status>> fails, Function<Trace, String> says) {
            Optional<Trial.Shown> simplest = goal.endsEarly() ? trial.found(fails, says) : trial.simplest(fails, says);
            simplest.ifPresent(each -> runs.add(each.observation().recording()));
            return simplest;
        }

        @Override
        public ScheduleReport report(Optional<ScheduleReport.Failure> failure) {
            return asByItself.told(trial.report(failure));
        }
    }
}
