package io.github.proclab.engine;

import io.github.proclab.engine.ExplorationPlan.Goal;
import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.engine.TestExploration.Tried;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.report.HandedIn;
import io.github.proclab.report.KeptRuns;
import io.github.proclab.report.Provenance;
import io.github.proclab.report.Report;
import io.github.proclab.report.Report.SandboxReport;
import io.github.proclab.report.Report.Status;
import io.github.proclab.report.TestReport;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxDescription;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.Session;
import io.github.proclab.submission.Submission;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** One submission on its way through one session: its files in, built, each test run and judged, and the report in the end. Where the session
 * breaks, another takes its place. */
final class SubmissionGrading {

    private final Lab lab;
    private final List<LabTest> tests;
    private final Candidate candidate;
    private final Grading grading;
    private final Exclusion exclusion;
    private final Map<LabTest, TestReport> tested = new LinkedHashMap<>();
    private final Map<LabTest, String> skipped = new HashMap<>();
    private final Retries retries = new Retries();
    private final Map<LabTest, String> impossible = new HashMap<>();
    private Optional<Workplace> workplace = Optional.empty();
    private Optional<SandboxDescription> description = Optional.empty();
    private SubmittedFiles files;
    private HandedIn handedIn;
    private Provenance provenance;
    private Optional<Setback> setback = Optional.empty();

    private record Workplace(Session session, Observer observer, GivenFiles given, SandboxDescription description) { }

    /** @param tests those of the lab that are to be run */
    SubmissionGrading(Lab lab, List<LabTest> tests, Candidate candidate, Grading grading, Exclusion exclusion) {
        this.lab = lab;
        this.tests = List.copyOf(tests);
        this.candidate = candidate;
        this.handedIn = candidate.handedIn();
        this.grading = grading;
        this.exclusion = exclusion;
        this.provenance = Origin.of(lab, this.tests);
    }

    /** @throws Setback where there is nothing to test; the report will say so */
    void begin() {
        grading.listener().began(candidate.name());
        try {
            Submission submission = Submission.takenFrom(candidate.path(), lab.submit());
            provenance = provenance.of(SubmittedFiles.digest(submission));
            files = SubmittedFiles.of(candidate, submission);
            handedIn = handedIn.noting(files.notes());
            tried(Workplace::description);
        } catch (RuntimeException e) {
            throw setBack(e);
        }
    }

    /** Why a test is not to be run: the sandbox does not allow what it needs, or one that it requires has not passed. What was not selected is not asked for. */
    Optional<String> unmet(LabTest test) {
        Optional<String> unmet = Optional.ofNullable(impossible.get(test)).or(() -> Prerequisites.unmet(test, tests, tested.values()));
        unmet.ifPresent(why -> skipped.put(test, why));
        return unmet;
    }

    /** @throws Setback where the sandbox broke, or proclab itself */
    TestReport grade(LabTest test) {
        if (setback.isPresent()) {
            throw setback.get();
        }
        try {
            return tried(place -> graded(test, place));
        } catch (RuntimeException e) {
            throw setBack(e);
        }
    }

    private TestReport graded(LabTest test, Workplace place) {
        place.given().layOut(test);
        GatheredEvidence gathered = new Gathering(place.observer(), test).gather();
        Goal goal = grading.plan().of(candidate.name(), test);
        Tried tried = TestExploration.isDue(goal, test, gathered.evidence())
                ? new TestExploration(place.observer(), lab, test, goal).judge(gathered.evidence())
                : new Tried(Judge.judge(lab, test, gathered.evidence()), KeptRuns.NONE);
        tested.put(test, tried.report());
        grading.listener().tested(candidate.name(), gathered,
                gathered.kept(lab, test, goal.schedules(), tried.report(), tried.runs()));
        return tried.report();
    }

    /** In a sandbox; where that breaks, in another, and where the machine was too busy, once more and alone. What was judged by then stands. */
    private <T> T tried(Function<Workplace, T> work) {
        boolean alone = false;
        while (true) {
            Sandbox sandbox = grading.sandbox().get();
            Supplier<T> here = () -> work.apply(workplace.isPresent() ? workplace.get() : enter(sandbox));
            try {
                return alone ? exclusion.alone(here) : exclusion.beside(here);
            } catch (TooBusy busy) {
                leave();
                if (alone) {
                    throw new SandboxException(busy.getMessage() + " That happened twice, the second time with no other submission beside it."
                            + " Grade it again when the machine has less to do.", busy);
                }
                alone = true;
                grading.listener().triesAgain(candidate.name(), busy);
            } catch (SandboxException broken) {
                leave();
                retries.next(sandbox, broken);
                grading.listener().triesAgain(candidate.name(), broken);
            }
        }
    }

    private Workplace enter(Sandbox sandbox) {
        Session opened = sandbox.open(SandboxSize.of(lab));
        Workplace place = new Workplace(opened, new Observer(opened), new GivenFiles(opened), opened.description());
        workplace = Optional.of(place);
        description = Optional.of(place.description());
        files.putInto(opened);
        files.files().forEach(place.observer()::knowing);
        impossible.putAll(new Allowances(opened).impossible(tests));
        place.given().layOutForBuild(lab);
        build(opened);
        return place;
    }

    private void leave() {
        try {
            workplace.map(Workplace::session).ifPresent(Session::close);
        } catch (SandboxException brokenAnyway) {
            // What broke it is known.
        }
        workplace = Optional.empty();
    }

    Report end() {
        workplace.map(Workplace::session).ifPresent(this::close);
        Report report = new Conclusion(candidate.name(), handedIn, provenance, setback.map(Setback::status).orElse(Status.GRADED), setback.map(Setback::getMessage),
                description.map(SubmissionGrading::described)).of(lab, tests.stream().map(this::reported).toList());
        grading.listener().graded(report);
        return report;
    }

    private void close(Session session) {
        try {
            session.close();
        } catch (SandboxException e) {
            setBack(e);
        }
    }

    /** The first reason counts: what follows from it is not worth telling. */
    private Setback setBack(RuntimeException reason) {
        Setback setback = reason instanceof Setback known ? known : new Setback(Status.ERROR, message(reason), reason);
        if (this.setback.isEmpty()) {
            this.setback = Optional.of(setback);
            if (reason instanceof Retries.Lost) {
                grading.listener().lost(reason.getMessage());
            }
            if (setback.status() == Status.ERROR) {
                grading.listener().failed(candidate.name(), reason);
            }
        }
        return setback;
    }

    private static String message(RuntimeException reason) {
        return reason instanceof SandboxException || reason instanceof Retries.Lost || reason instanceof LabFault ? reason.getMessage() : "proclab itself failed: " + reason;
    }

    private void build(Session opened) {
        List<String> programs = lab.tests().stream().map(test -> test.run().get(0)).filter(name -> name.startsWith("./")).distinct().toList();
        Compilation compilation = Compilation.in(opened, lab.build(), files.files().keySet(), programs);
        provenance = provenance.compiledBy(Compilers.version(opened, lab.build()));
        compilation.failure().ifPresent(failure -> {
            throw new Setback(Status.BUILD_FAILED, (failure + "\n" + compilation.messages()).strip());
        });
    }

    private TestReport reported(LabTest test) {
        TestReport report = tested.get(test);
        if (report != null) {
            return report;
        }
        if (impossible.containsKey(test)) {
            return Judge.impossible(test, impossible.get(test));
        }
        if (skipped.containsKey(test) && Prerequisites.isUndecided(test, tests, tested.values())) {
            return Judge.impossible(test, skipped.get(test) + Prerequisites.LEFT_OUT);
        }
        boolean broken = setback.isPresent() && setback.get().status() == Status.ERROR;
        return Judge.unjudged(test, broken ? TestReport.Status.ERROR : TestReport.Status.SKIPPED, Optional.ofNullable(skipped.get(test)));
    }

    private static SandboxReport described(SandboxDescription sandbox) {
        return new SandboxReport(sandbox.kind(), sandbox.image(), sandbox.isolation(), sandbox.weaknesses());
    }
}
