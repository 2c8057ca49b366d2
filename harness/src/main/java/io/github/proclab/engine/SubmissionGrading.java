package io.github.proclab.engine;

import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.report.Report;
import io.github.proclab.report.Report.SandboxReport;
import io.github.proclab.report.Report.Status;
import io.github.proclab.report.TestReport;
import io.github.proclab.sandbox.SandboxDescription;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import io.github.proclab.score.Points;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One submission on its way through one session: its files in, built, each test run and judged, and the report in the end. */
final class SubmissionGrading {

    private final Lab lab;
    private final List<LabTest> tests;
    private final Candidate candidate;
    private final Grading grading;
    private final Map<LabTest, TestReport> tested = new LinkedHashMap<>();
    private Optional<Workplace> workplace = Optional.empty();
    private Optional<Setback> setback = Optional.empty();

    private record Workplace(Session session, Observer observer, GivenFiles given, SandboxDescription description) { }

    /** @param tests those of the lab that are to be run */
    SubmissionGrading(Lab lab, List<LabTest> tests, Candidate candidate, Grading grading) {
        this.lab = lab;
        this.tests = List.copyOf(tests);
        this.candidate = candidate;
        this.grading = grading;
    }

    /** @throws Setback where there is nothing to test; the report will say so */
    void begin() {
        grading.listener().began(candidate.name());
        try {
            SubmittedFiles files = SubmittedFiles.of(candidate, lab);
            Session opened = grading.sandbox().get().open(SandboxLimits.USUAL);
            workplace = Optional.of(new Workplace(opened, new Observer(opened), new GivenFiles(opened), opened.description()));
            files.putInto(opened);
            files.files().forEach(workplace.get().observer()::knowing);
            build(opened);
        } catch (RuntimeException e) {
            throw setBack(e);
        }
    }

    /** @throws Setback where the sandbox broke, or proclab itself */
    TestReport grade(LabTest test) {
        if (setback.isPresent()) {
            throw setback.get();
        }
        try {
            Observer observer = workplace.orElseThrow().observer();
            workplace.orElseThrow().given().layOut(test);
            GatheredEvidence gathered = new Gathering(observer, test).gather();
            TestReport report = Judge.judge(test, lab.tests().indexOf(test) + 1, gathered.evidence());
            tested.put(test, report);
            grading.listener().tested(candidate.name(), report, gathered);
            return report;
        } catch (RuntimeException e) {
            throw setBack(e);
        }
    }

    Report end() {
        workplace.map(Workplace::session).ifPresent(this::close);
        List<TestReport> reports = tests.stream().map(this::reported).toList();
        BigDecimal score = Points.sum(reports.stream().map(TestReport::score).toList());
        BigDecimal most = Points.sum(reports.stream().map(TestReport::points).toList());
        Report report = new Report(Report.SCHEMA, lab.id(), candidate.name(), score, most,
                setback.map(Setback::status).orElse(Status.GRADED), setback.map(Setback::getMessage),
                workplace.map(open -> described(open.description())), reports);
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
            if (setback.status() == Status.ERROR) {
                grading.listener().failed(candidate.name(), reason);
            }
        }
        return setback;
    }

    private static String message(RuntimeException reason) {
        return reason instanceof SandboxException ? reason.getMessage() : "proclab itself failed: " + reason;
    }

    private void build(Session opened) {
        List<String> programs = lab.tests().stream().map(test -> test.run().get(0)).filter(name -> name.startsWith("./")).distinct().toList();
        Compilation compilation = Compilation.in(opened, lab.build(), programs);
        compilation.failure().ifPresent(failure -> {
            throw new Setback(Status.BUILD_FAILED, (failure + "\n" + compilation.messages()).strip());
        });
    }

    private TestReport reported(LabTest test) {
        TestReport report = tested.get(test);
        if (report != null) {
            return report;
        }
        boolean broken = setback.isPresent() && setback.get().status() == Status.ERROR;
        return Judge.unjudged(test, broken ? TestReport.Status.ERROR : TestReport.Status.SKIPPED, Optional.empty());
    }

    private static SandboxReport described(SandboxDescription sandbox) {
        return new SandboxReport(sandbox.kind(), sandbox.image(), sandbox.isolation(), sandbox.weaknesses());
    }
}
