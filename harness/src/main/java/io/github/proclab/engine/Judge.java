package io.github.proclab.engine;

import io.github.proclab.check.Checks;
import io.github.proclab.check.Finding;
import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.report.KeptEvidence;
import io.github.proclab.report.KeptTest;
import io.github.proclab.report.TestReport;
import io.github.proclab.report.TestReport.CheckReport;
import io.github.proclab.report.TestReport.Evidence;
import io.github.proclab.score.Points;
import io.github.proclab.score.TestScore;
import io.github.proclab.score.TestScore.CheckScore;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the evidence of a test against the test: findings, and their points. Runs nothing. */
final class Judge {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;

    private Judge() { }

    static TestReport judge(Lab lab, LabTest test, TestEvidence evidence) {
        return judge(lab, test, evidence.natural(), Checks.findings(test, evidence).stream().map(finding -> new Judged(finding, evidence.natural())).toList());
    }

    /** A finding, and the run that it was made in. */
    record Judged(Finding finding, Trace trace) { }

    /** @param natural the run as it went by itself */
    static TestReport judge(Lab lab, LabTest test, Trace natural, List<Judged> judged) {
        List<Finding> findings = judged.stream().map(Judged::finding).toList();
        TestScore score = TestScore.of(test.points(), test.credit(), lab.scoring().floor(),
                keys(test), findings);
        Map<Trace, EventsByKind> names = new IdentityHashMap<>();
        List<CheckReport> checks = new ArrayList<>();
        for (int index = 0; index < findings.size(); index++) {
            checks.add(report(findings.get(index), score.checks().get(index), test.hint(), names.computeIfAbsent(judged.get(index).trace(), EventsByKind::in)));
        }
        return new TestReport(test.name(), score.points(), score.score(), test.bonus(), status(score.status()), visibility(test), commandLine(test),
                Optional.of(KeptEvidence.name(lab.tests().indexOf(test) + 1)), Optional.of(seconds(natural.end().wallNanos())), Optional.empty(),
                Optional.empty(), checks);
    }

    /** The findings of before, and the points that the lab gives for them now. */
    static TestReport scoredAgain(Lab lab, LabTest test, KeptTest kept) {
        List<CheckReport> found = kept.report().checks();
        TestScore score = TestScore.of(test.points(), test.credit(), lab.scoring().floor(), keys(test),
                found.stream().map(check -> new Finding(check.check(), status(check.status()), "", "", List.of(), Optional.empty())).toList());
        List<CheckReport> checks = new ArrayList<>();
        for (int index = 0; index < found.size(); index++) {
            checks.add(scoredAgain(found.get(index), score.checks().get(index), kept.hint(), test.hint()));
        }
        return new TestReport(test.name(), score.points(), score.score(), test.bonus(), status(score.status()), visibility(test), commandLine(test),
                kept.report().trace(), kept.report().wallS(), kept.report().schedules(), Optional.empty(), checks);
    }

    private static CheckReport scoredAgain(CheckReport found, CheckScore score, String labHintThen, Optional<String> labHint) {
        Optional<String> own = found.hint().filter(hint -> !hint.equals(labHintThen));
        Optional<String> hint = found.status() == TestReport.Status.PASSED ? Optional.empty() : own.or(() -> labHint);
        return new CheckReport(found.check(), found.status(), score.points(), score.score(), found.expected(), found.actual(), found.evidence(), hint, found.trees());
    }

    /** A test that gave nothing to judge. */
    static TestReport unjudged(LabTest test, TestReport.Status status, Optional<String> message) {
        return new TestReport(test.name(), Points.rounded(test.points()), Points.NONE, test.bonus(), status, visibility(test), commandLine(test),
                Optional.empty(), Optional.empty(), Optional.empty(), message, List.of());
    }

    /** A test that this sandbox cannot run: nobody's points depend on it. */
    static TestReport impossible(LabTest test, String why) {
        return new TestReport(test.name(), Points.NONE, Points.NONE, test.bonus(), TestReport.Status.SKIPPED, visibility(test), commandLine(test),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why), List.of());
    }

    private static CheckReport report(Finding finding, CheckScore score, Optional<String> labHint, EventsByKind events) {
        Optional<String> hint = finding.status() == Finding.Status.PASSED ? Optional.empty() : finding.hint().or(() -> labHint);
        return new CheckReport(finding.check(), status(finding.status()), score.points(), score.score(), finding.expected(),
                finding.actual(), finding.evidence().stream().map(each -> evidence(each, events)).toList(), hint,
                finding.trees().map(trees -> new TestReport.Trees(trees.wanted(), trees.got())));
    }

    private static Evidence evidence(Finding.Evidence evidence, EventsByKind events) {
        EventsByKind.Named event = events.name(evidence.event());
        return new Evidence(event.ordinal(), event.kind(), evidence.process(), evidence.at().map(SourceLine::toString), evidence.says());
    }

    private static TestReport.Status status(Finding.Status status) {
        return switch (status) {
            case PASSED -> TestReport.Status.PASSED;
            case FAILED -> TestReport.Status.FAILED;
            case ERROR -> TestReport.Status.ERROR;
            case SKIPPED -> TestReport.Status.SKIPPED;
        };
    }

    private static Finding.Status status(TestReport.Status status) {
        return switch (status) {
            case PASSED -> Finding.Status.PASSED;
            case FAILED -> Finding.Status.FAILED;
            case ERROR -> Finding.Status.ERROR;
            case SKIPPED -> Finding.Status.SKIPPED;
        };
    }

    private static Set<String> keys(LabTest test) {
        return test.expectations().stream().map(Expectation::key).collect(Collectors.toSet());
    }

    private static String visibility(LabTest test) {
        return test.visibility().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String commandLine(LabTest test) {
        return String.join(" ", test.run());
    }

    private static double seconds(long nanos) {
        return Math.round(nanos / NANOS_PER_MILLI) / MILLIS_PER_SECOND;
    }
}
