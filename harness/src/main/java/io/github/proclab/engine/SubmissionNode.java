package io.github.proclab.engine;

import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.report.TestReport;
import io.github.proclab.score.Points;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** A submission to a lab: the container of the lab's tests, and the owner of the session that serves them. */
final class SubmissionNode extends AbstractTestDescriptor implements Node<GradingContext> {

    static final String SEGMENT = "submission";

    private final Lab lab;
    private final Candidate candidate;
    private SubmissionGrading submission;

    SubmissionNode(UniqueId id, Lab lab, Candidate candidate) {
        super(id, candidate.name());
        this.lab = lab;
        this.candidate = candidate;
    }

    Lab lab() {
        return lab;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public ExecutionMode getExecutionMode() {
        return ExecutionMode.CONCURRENT;
    }

    @Override
    public GradingContext before(GradingContext context) {
        submission = new SubmissionGrading(lab, tests(), candidate, context.grading(), context.exclusion());
        submission.begin();
        return context;
    }

    /** Why a test is not to be run. */
    Optional<String> unmet(LabTest test) {
        return submission.unmet(test);
    }

    TestReport grade(LabTest test) {
        return submission.grade(test);
    }

    @Override
    public void after(GradingContext context) {
        var report = submission.end();
        // What it came to is with the listeners now; a class of two hundred should not stay in memory.
        submission = null;
        context.listener().reportingEntryPublished(this, ReportEntry.from(Map.of("score", Points.plain(report.score()),
                "max_score", Points.plain(report.maxScore()), "status", report.status().word())));
    }

    private List<LabTest> tests() {
        return getChildren().stream().filter(LabTestNode.class::isInstance).map(child -> ((LabTestNode) child).test()).toList();
    }
}
