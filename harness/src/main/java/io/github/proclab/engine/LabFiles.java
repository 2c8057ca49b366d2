package io.github.proclab.engine;

import static java.util.stream.Collectors.toCollection;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.LoadedLab;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * From a lab file, or an id, to the nodes of the tree. {@code lab.yaml:7} stands for the test that line 7 belongs to. Ids hold paths
 * relative to the current folder, so that they are the same on every machine.
 */
final class LabFiles implements SelectorResolver {

    private final Function<Lab, List<Candidate>> candidates;
    private final Path here = Path.of("").toAbsolutePath();

    LabFiles(Function<Lab, List<Candidate>> candidates) {
        this.candidates = candidates;
    }

    @Override
    public Resolution resolve(FileSelector selector, Context context) {
        if (!selector.getRawPath().endsWith(".yaml")) {
            return Resolution.unresolved();
        }
        Optional<TestDescriptor> node = context.addToParent(parent -> Optional.of(lab(parent, selector.getPath())));
        return selector.getPosition()
                .flatMap(position -> node.map(found -> testsAt(found, position.getLine())))
                .orElseGet(() -> matching(node));
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        UniqueId.Segment last = id.getLastSegment();
        return switch (last.getType()) {
            case LabNode.SEGMENT -> matching(context.addToParent(parent -> Optional.of(lab(parent, here.resolve(last.getValue())))));
            case SubmissionNode.SEGMENT -> matching(context.addToParent(() -> selectUniqueId(id.removeLastSegment()),
                    parent -> submission(parent, last.getValue())));
            case LabTestNode.SEGMENT -> matching(context.addToParent(() -> selectUniqueId(id.removeLastSegment()),
                    parent -> test(parent, last.getValue())));
            default -> Resolution.unresolved();
        };
    }

    private TestDescriptor lab(TestDescriptor parent, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        String name = absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
        UniqueId id = parent.getUniqueId().append(LabNode.SEGMENT, name);
        LoadedLab loaded = LabLoader.load(Path.of(name));
        return loaded instanceof LoadedLab.Loaded good ? new LabNode(id, good.lab())
                : new BrokenLabNode(id, Path.of(name), ((LoadedLab.Broken) loaded).problems());
    }

    private Optional<TestDescriptor> submission(TestDescriptor parent, String name) {
        return parent instanceof LabNode node
                ? candidates.apply(node.lab()).stream().filter(candidate -> candidate.name().equals(name)).findFirst()
                        .map(candidate -> new SubmissionNode(parent.getUniqueId().append(SubmissionNode.SEGMENT, name), node.lab(), candidate))
                : Optional.empty();
    }

    private static Optional<TestDescriptor> test(TestDescriptor parent, String name) {
        return parent instanceof SubmissionNode node
                ? node.lab().tests().stream().filter(test -> test.name().equals(name)).findFirst()
                        .map(test -> new LabTestNode(parent.getUniqueId().append(LabTestNode.SEGMENT, name), node.lab(), test))
                : Optional.empty();
    }

    private Resolution matching(Optional<TestDescriptor> node) {
        return node.map(found -> Resolution.match(Match.exact(found, () -> below(found)))).orElseGet(Resolution::unresolved);
    }

    private Set<DiscoverySelector> below(TestDescriptor node) {
        Stream<UniqueId> ids = Stream.of();
        if (node instanceof LabNode lab) {
            ids = submissions(lab);
        } else if (node instanceof SubmissionNode submission) {
            ids = submission.lab().tests().stream().map(test -> node.getUniqueId().append(LabTestNode.SEGMENT, test.name()));
        }
        return ids.map(id -> (DiscoverySelector) selectUniqueId(id)).collect(toCollection(LinkedHashSet::new));
    }

    private Stream<UniqueId> submissions(LabNode node) {
        return candidates.apply(node.lab()).stream().map(candidate -> node.getUniqueId().append(SubmissionNode.SEGMENT, candidate.name()));
    }

    private Resolution testsAt(TestDescriptor node, int line) {
        if (!(node instanceof LabNode lab)) {
            return matching(Optional.of(node));
        }
        Optional<LabTest> test = lab.lab().tests().stream().filter(each -> each.position().line() <= line)
                .max(Comparator.comparingInt(each -> each.position().line()));
        Set<DiscoverySelector> ids = test.stream()
                .flatMap(found -> submissions(lab).map(id -> (DiscoverySelector) selectUniqueId(id.append(LabTestNode.SEGMENT, found.name()))))
                .collect(toCollection(LinkedHashSet::new));
        return ids.isEmpty() ? Resolution.unresolved() : Resolution.selectors(ids);
    }
}
