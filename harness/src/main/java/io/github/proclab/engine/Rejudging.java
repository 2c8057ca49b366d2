package io.github.proclab.engine;

import static java.util.stream.Collectors.toMap;

import io.github.proclab.lab.Lab;
import io.github.proclab.report.HandedIn;
import io.github.proclab.report.KeptEvidence;
import io.github.proclab.report.Provenance;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges what was recorded of submissions by a lab as it is now. Runs nothing. Safe for threads. */
public final class Rejudging {

    private final Lab lab;
    private final List<Wanted> wanted;

    public Rejudging(Lab lab) {
        this.lab = lab;
        this.wanted = lab.tests().stream().map(test -> Wanted.of(lab, test)).toList();
    }

    /**
     * What could not be judged by the lab file has the mark of before, and says why ({@link TestReport#notJudgedAgain()}).
     *
     * @param graded the report that there is
     * @throws IOException where the evidence cannot be read for reasons of its own
     */
    public Report again(Report graded, KeptEvidence evidence) throws IOException {
        return new OfOne(graded, evidence).report();
    }

    private final class OfOne {

        private final Report graded;
        private final List<Wanted> tests;
        private final List<Recorded> recorded = new ArrayList<>();
        private final Map<String, String> unreadable = new HashMap<>();

        OfOne(Report graded, KeptEvidence evidence) throws IOException {
            this.graded = graded;
            List<String> leftOut = graded.provenance().map(Provenance::testsLeftOut).orElse(List.of());
            this.tests = wanted.stream().filter(each -> !leftOut.contains(each.test().name()) || before(each).isPresent()).toList();
            read(evidence);
        }

        private void read(KeptEvidence evidence) throws IOException {
            Map<String, List<String>> source = evidence.source().entrySet().stream()
                    .collect(toMap(Map.Entry::getKey, file -> StudentSource.linesOf(file.getValue())));
            for (String name : evidence.names()) {
                try {
                    evidence.read(name).ifPresent(kept -> recorded.add(new Recorded(evidence, name, kept, source)));
                } catch (IOException | IllegalArgumentException e) {
                    unreadable.put(name, name + " is damaged: " + e.getMessage());
                }
            }
        }

        Report report() {
            Map<Wanted, TestReport> reports = new LinkedHashMap<>();
            for (Wanted test : tests) {
                reports.put(test, report(test, reports.values().stream().filter(report -> report.status() != TestReport.Status.SKIPPED).toList()));
            }
            return new Conclusion(graded.submission(), graded.handedIn().orElse(HandedIn.UNKNOWN), provenance(), graded.status(), graded.message(), graded.sandbox())
                    .of(lab, List.copyOf(reports.values()));
        }

        /** What came to no run is not judged by the lab file: with another build it might have. */
        private Provenance provenance() {
            Provenance now = Origin.of(lab, tests.stream().map(Wanted::test).toList());
            return graded.provenance().map(then -> cameToNoRun() ? then : now.ofRunsFrom(then)).orElse(now);
        }

        private boolean cameToNoRun() {
            return graded.status() == Report.Status.BUILD_FAILED || graded.status() == Report.Status.MISSING_FILES;
        }

        private TestReport report(Wanted test, List<TestReport> tested) {
            Optional<Recorded> own = recorded.stream().filter(each -> each.kept().report().name().equals(test.test().name())).findFirst();
            if (graded.status() != Report.Status.GRADED && own.isEmpty()) {
                return Judge.unjudged(test.test(), graded.status() == Report.Status.ERROR ? TestReport.Status.ERROR : TestReport.Status.SKIPPED,
                        before(test).flatMap(TestReport::message));
            }
            Optional<String> impossible = own.isPresent() ? Optional.empty() : before(test).filter(OfOne::couldNotBeRun).flatMap(TestReport::message);
            if (impossible.isPresent()) {
                return Judge.impossible(test.test(), impossible.get());
            }
            Optional<String> unmet = Prerequisites.unmet(test.test(), tests.stream().map(Wanted::test).toList(), tested);
            if (unmet.isPresent() && Prerequisites.isUndecided(test.test(), tests.stream().map(Wanted::test).toList(), tested)) {
                return Judge.impossible(test.test(), unmet.get() + Prerequisites.LEFT_OUT);
            }
            return unmet.isPresent() ? Judge.unjudged(test.test(), TestReport.Status.SKIPPED, unmet) : judged(test, own);
        }

        /** Nobody's points depend on what the sandbox did not allow. */
        private static boolean couldNotBeRun(TestReport before) {
            return before.status() == TestReport.Status.SKIPPED && before.points().signum() == 0;
        }

        private TestReport judged(Wanted test, Optional<Recorded> own) {
            Optional<Recorded> fitting = own.filter(each -> each.lacks(test).isEmpty())
                    .or(() -> recorded.stream().filter(each -> each.lacks(test).isEmpty()).findFirst());
            try {
                return fitting.map(each -> each.judged(lab, test))
                        .orElseGet(() -> notJudged(test, own.flatMap(each -> each.lacks(test)).orElseGet(() -> unrecorded(test))));
            } catch (IllegalArgumentException | UncheckedIOException e) {
                return notJudged(test, fitting.orElseThrow().name() + " is damaged: " + e.getMessage());
            }
        }

        private String unrecorded(Wanted test) {
            Optional<TestReport> before = before(test);
            return before.flatMap(TestReport::notJudgedAgain).or(() -> before.flatMap(TestReport::trace).map(unreadable::get))
                    .or(() -> before.flatMap(TestReport::message))
                    .orElse(before.isEmpty() ? "it is new in the lab file, and nothing like it was recorded" : "no run of it was recorded");
        }

        /** With the mark of before, where there is one. */
        private TestReport notJudged(Wanted test, String why) {
            return before(test).orElseGet(() -> Judge.unjudged(test.test(), TestReport.Status.ERROR, Optional.of("could not be judged: " + why))).notJudgedAgain(why);
        }

        private Optional<TestReport> before(Wanted test) {
            return graded.tests().stream().filter(report -> report.name().equals(test.test().name())).findFirst();
        }
    }
}
