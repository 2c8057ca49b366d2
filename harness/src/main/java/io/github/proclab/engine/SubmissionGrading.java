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
    private Optional<Session> session = Optional.empty();
    private Optional<SandboxDescription> sandbox = Optional.empty();
    private Optional<Setback> setback = Optional.empty();

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
            SubmittedFiles files = SubmittedFiles.taken(candidate, lab);
            Session opened = grading.sandbox().get().open(SandboxLimits.USUAL);
            session = Optional.of(opened);
            sandbox = Optional.of(opened.description());
            files.putInto(opened);
            build(opened);
        } catch (SandboxException e) {
            throw setBack(new Setback(Status.ERROR, e.getMessage(), e));
        } catch (Setback e) {
            throw setBack(e);
        }
    }

    /** @throws Setback where the sandbox broke */
    TestReport grade(LabTest test) {
        try {
            int number = lab.tests().indexOf(test) + 1;
            Observation observation = Observation.of(session.orElseThrow(), TestRun.of(test, session.orElseThrow()));
            TestReport report = Judge.judge(test, number, observation.trace());
            tested.put(test, report);
            grading.listener().tested(candidate.name(), report, observation);
            return report;
        } catch (SandboxException e) {
            throw setBack(new Setback(Status.ERROR, e.getMessage(), e));
        }
    }

    Report end() {
        session.ifPresent(Session::close);
        List<TestReport> reports = tests.stream().map(this::reported).toList();
        BigDecimal score = Points.sum(reports.stream().map(TestReport::score).toList());
        BigDecimal most = Points.sum(reports.stream().map(TestReport::points).toList());
        Report report = new Report(Report.SCHEMA, lab.id(), candidate.name(), score, most,
                setback.map(Setback::status).orElse(Status.GRADED), setback.map(Setback::getMessage),
                sandbox.map(SubmissionGrading::described), reports);
        grading.listener().graded(report);
        return report;
    }

    private Setback setBack(Setback reason) {
        if (setback.isEmpty()) {
            setback = Optional.of(reason);
        }
        return reason;
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
