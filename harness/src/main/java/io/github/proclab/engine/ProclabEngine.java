package io.github.proclab.engine;

import java.util.function.Function;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestExecutorService;
import org.junit.platform.engine.support.hierarchical.ParallelHierarchicalTestExecutorServiceFactory;
import org.junit.platform.engine.support.hierarchical.ParallelHierarchicalTestExecutorServiceFactory.ParallelExecutorServiceType;

/** Labs as tests: discovers lab files, and runs their tests on submissions. */
public final class ProclabEngine extends HierarchicalTestEngine<GradingContext> {

    public static final String ID = "proclab";

    private final Function<ConfigurationParameters, Grading> gradings;

    /** What build tools and editors make: each lab is tried on its own solutions, see {@link Proof}. */
    public ProclabEngine() {
        this(Proof::grading);
    }

    public ProclabEngine(Grading grading) {
        this(parameters -> grading);
    }

    private ProclabEngine(Function<ConfigurationParameters, Grading> gradings) {
        this.gradings = gradings;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineNode root = new EngineNode(id);
        Grading grading = gradings.apply(request.getConfigurationParameters());
        EngineDiscoveryRequestResolver.<EngineNode>builder()
                .addSelectorResolver(new LabDirectories())
                .addSelectorResolver(new LabFiles(id, grading.candidates()))
                .addTestDescriptorVisitor(context -> TestDescriptor::prune)
                .build()
                .resolve(request, root, DiscoveryIssueReporter.forwarding(request.getDiscoveryListener(), id));
        return root;
    }

    @Override
    protected GradingContext createExecutionContext(ExecutionRequest request) {
        return new GradingContext(gradings.apply(request.getConfigurationParameters()), request.getEngineExecutionListener(), new Exclusion());
    }

    @Override
    protected HierarchicalTestExecutorService createExecutorService(ExecutionRequest request) {
        int jobs = gradings.apply(request.getConfigurationParameters()).jobs();
        return jobs == 1 ? super.createExecutorService(request)
                : ParallelHierarchicalTestExecutorServiceFactory.create(ParallelExecutorServiceType.WORKER_THREAD_POOL, new Jobs(jobs));
    }
}
