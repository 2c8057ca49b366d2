package io.github.proclab.engine;

import io.github.proclab.lab.LabTest;
import io.github.proclab.report.FindingsText;
import io.github.proclab.report.Look;
import io.github.proclab.report.TestReport;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;
import org.opentest4j.AssertionFailedError;

/** A test of a lab, run on one submission. */
final class LabTestNode extends AbstractTestDescriptor implements Node<GradingContext> {

    static final String SEGMENT = "test";

    private static final Look MESSAGE = new Look(100, false);

    private final LabTest test;

    /** @param place of the test in its lab file */
    LabTestNode(UniqueId id, TestSource place, LabTest test) {
        super(id, test.name(), place);
        this.test = test;
    }

    LabTest test() {
        return test;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public Set<TestTag> getTags() {
        return test.tags().stream().map(TestTag::create).collect(Collectors.toUnmodifiableSet());
    }

    /** Tests of one submission share its session, which serves one run at a time. */
    @Override
    public ExecutionMode getExecutionMode() {
        return ExecutionMode.SAME_THREAD;
    }

    @Override
    public SkipResult shouldBeSkipped(GradingContext context) {
        return ((SubmissionNode) getParent().orElseThrow()).unmet(test).map(SkipResult::skip).orElseGet(SkipResult::doNotSkip);
    }

    @Override
    public GradingContext execute(GradingContext context, DynamicTestExecutor dynamic) {
        TestReport report = ((SubmissionNode) getParent().orElseThrow()).grade(test);
        String findings = String.join("\n", new FindingsText(MESSAGE).lines(report));
        return switch (report.status()) {
            case PASSED, SKIPPED -> context;
            case FAILED -> throw new AssertionFailedError(findings);
            case ERROR -> throw new IllegalStateException(findings);
        };
    }
}
