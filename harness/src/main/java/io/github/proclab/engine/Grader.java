package io.github.proclab.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.github.proclab.report.KeptTest;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one lab on submissions, through the JUnit Platform's Launcher with no other engine than ours. */
public final class Grader {

    private final CancellationToken cancellation = CancellationToken.create();
    private final OpenSessions sessions = new OpenSessions();
    private final Grading grading;
    private final Selection selection;

    public Grader(Grading grading, Selection selection) {
        this.grading = grading;
        this.selection = selection;
    }

    /** Returns when every submission has been graded, or the grading was cancelled. */
    public void grade(Path labFile) {
        Grading watched = new Grading(grading.candidates(), () -> sessions.over(grading.sandbox().get()), grading.jobs(), new Whole(),
                grading.plan());
        LauncherConfig config = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addTestEngines(new ProclabEngine(watched))
                .build();
        EngineFailure failure = new EngineFailure();
        LauncherFactory.create(config).execute(LauncherExecutionRequestBuilder.request(request(labFile))
                .listeners(failure).cancellationToken(cancellation).build());
        failure.rethrow();
    }

    /** Ends the grading soon: what runs is ended with its sandbox, and what is not graded in full is not reported. */
    public void cancel() {
        cancellation.cancel();
        sessions.close();
    }

    private LauncherDiscoveryRequest request(Path labFile) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .enableImplicitConfigurationParameters(false)
                .selectors(selectUniqueId(LabFiles.id(UniqueId.forEngine(ProclabEngine.ID), labFile)))
                .filters((PostDiscoveryFilter) this::selected);
        if (!selection.tags().isEmpty()) {
            request.filters(TagFilter.includeTags(selection.tags()));
        }
        return request.build();
    }

    private FilterResult selected(TestDescriptor descriptor) {
        return FilterResult.includedIf(!descriptor.isTest() || selection.selects(descriptor.getDisplayName()));
    }

    /** Keeps a submission that was cut short from being reported as if it had been graded. */
    private final class Whole implements GradingListener {
        @Override
        public void began(String submission) {
            grading.listener().began(submission);
        }

        @Override
        public void tested(String submission, GatheredEvidence gathered, KeptTest kept) {
            grading.listener().tested(submission, gathered, kept);
        }

        @Override
        public void triesAgain(String submission, RuntimeException cause) {
            if (!cancellation.isCancellationRequested()) {
                grading.listener().triesAgain(submission, cause);
            }
        }

        @Override
        public void lost(String why) {
            grading.listener().lost(why);
        }

        @Override
        public void failed(String submission, RuntimeException cause) {
            if (!cancellation.isCancellationRequested()) {
                grading.listener().failed(submission, cause);
            }
        }

        @Override
        public void graded(Report report) {
            if (!cancellation.isCancellationRequested() || isWhole(report)) {
                grading.listener().graded(report);
            }
        }

        private boolean isWhole(Report report) {
            return report.status() == Report.Status.GRADED
                    && report.tests().stream().noneMatch(test -> test.status() == TestReport.Status.SKIPPED && test.message().isEmpty());
        }
    }

    /** What fails in a test is told by its report. What fails outside of any would go unseen. */
    private static final class EngineFailure implements TestExecutionListener {

        private final AtomicReference<Throwable> cause = new AtomicReference<>();

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            if (identifier.getParentId().isEmpty()) {
                result.getThrowable().ifPresent(cause::set);
            }
        }

        void rethrow() {
            if (cause.get() != null) {
                throw new IllegalStateException("the grading failed: " + cause.get().getMessage(), cause.get());
            }
        }
    }
}
