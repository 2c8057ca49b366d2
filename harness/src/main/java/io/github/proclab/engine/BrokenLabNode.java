package io.github.proclab.engine;

import io.github.proclab.lab.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A lab file that cannot be read: a failing leaf of its own, so that the labs beside it are run. */
final class BrokenLabNode extends AbstractTestDescriptor implements Node<GradingContext> {

    private final List<Problem> problems;

    BrokenLabNode(UniqueId id, Path file, List<Problem> problems) {
        super(id, file.toString(), FileSource.from(file.toFile(), FilePosition.from(problems.get(0).line(), problems.get(0).column())));
        this.problems = List.copyOf(problems);
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public GradingContext execute(GradingContext context, DynamicTestExecutor dynamic) {
        throw new BrokenLab(problems);
    }
}
