package io.github.proclab.engine;

import io.github.proclab.lab.Lab;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A lab: the container of the submissions to it. */
final class LabNode extends AbstractTestDescriptor implements Node<GradingContext> {

    static final String SEGMENT = "lab";

    private final Lab lab;

    LabNode(UniqueId id, Lab lab) {
        super(id, lab.id(), FileSource.from(lab.file().toFile()));
        this.lab = lab;
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
}
