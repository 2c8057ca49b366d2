package io.github.proclab.format.junit;

import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/** Tells the platform again what came out, without running anything. */
final class ReportedEngine implements TestEngine {

    private final Report report;

    ReportedEngine(Report report) {
        this.report = report;
    }

    @Override
    public String getId() {
        return "proclab-" + report.lab();
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor root = new EngineDescriptor(id, report.lab());
        for (int index = 0; index < report.tests().size(); index++) {
            root.addChild(new Reported(id.append("test", Integer.toString(index + 1)), report.tests().get(index)));
        }
        return root;
    }

    @Override
    public void execute(ExecutionRequest request) {
        EngineExecutionListener listener = request.getEngineExecutionListener();
        TestDescriptor root = request.getRootTestDescriptor();
        listener.executionStarted(root);
        root.getChildren().forEach(child -> tell((Reported) child, listener));
        listener.executionFinished(root, TestExecutionResult.successful());
    }

    private void tell(Reported reported, EngineExecutionListener listener) {
        TestReport test = reported.test;
        if (test.status() == TestReport.Status.SKIPPED && report.status() == Report.Status.GRADED) {
            listener.executionSkipped(reported, Told.why(report, test));
            return;
        }
        listener.executionStarted(reported);
        listener.executionFinished(reported, switch (test.status()) {
            case PASSED -> TestExecutionResult.successful();
            // Where nothing could be run, everything is skipped, and nothing is right.
            case FAILED, SKIPPED -> TestExecutionResult.failed(new Told.Failed(Told.inShort(report, test), Told.found(report, test)));
            case ERROR -> TestExecutionResult.failed(new Told.Undecided(Told.inShort(report, test), Told.found(report, test)));
        });
    }

    private static final class Reported extends AbstractTestDescriptor {

        private final TestReport test;

        Reported(UniqueId id, TestReport test) {
            super(id, Told.name(test));
            this.test = test;
        }

        @Override
        public Type getType() {
            return Type.TEST;
        }
    }
}
