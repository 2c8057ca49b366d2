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
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * From a lab file, or an id, to the nodes of the tree. {@code lab.yaml:7} stands for the test that line 7 belongs to. Ids hold paths
 * relative to the current folder, so that they are the same on every machine.
 */
final class LabFiles implements SelectorResolver {

    private static final Path HERE = Path.of("").toAbsolutePath();

    private final UniqueId root;
    private final Function<Lab, List<Candidate>> candidates;
    /** One for all submissions: a class of two thousand should not have twenty thousand of them. */
    private final Map<LabTest, TestSource> places = new IdentityHashMap<>();

    LabFiles(UniqueId root, Function<Lab, List<Candidate>> candidates) {
        this.root = root;
        this.candidates = candidates;
    }

    @Override
    public Resolution resolve(FileSelector selector, Context context) {
        if (!selector.getRawPath().endsWith(".yaml")) {
            return Resolution.unresolved();
        }
        Path file = selector.getPath();
        Set<DiscoverySelector> ids = selector.getPosition().map(position -> testsAt(file, position.getLine())).orElseGet(() -> Stream.of(id(file)))
                .map(DiscoverySelectors::selectUniqueId).collect(toCollection(LinkedHashSet::new));
        return ids.isEmpty() ? Resolution.unresolved() : Resolution.selectors(ids);
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        UniqueId.Segment last = id.getLastSegment();
        return switch (last.getType()) {
            case LabNode.SEGMENT -> matching(context.addToParent(parent -> Optional.of(lab(HERE.resolve(last.getValue())))));
            case SubmissionNode.SEGMENT -> matching(context.addToParent(() -> selectUniqueId(id.removeLastSegment()),
                    parent -> submission(parent, last.getValue())));
            case LabTestNode.SEGMENT -> matching(context.addToParent(() -> selectUniqueId(id.removeLastSegment()),
                    parent -> test(parent, last.getValue())));
            default -> Resolution.unresolved();
        };
    }

    /** Of the lab's node. */
    static UniqueId id(UniqueId engine, Path file) {
        return engine.append(LabNode.SEGMENT, name(file).toString());
    }

    private UniqueId id(Path file) {
        return id(root, file);
    }

    private static Path name(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(HERE) ? HERE.relativize(absolute) : absolute;
    }

    private TestDescriptor lab(Path file) {
        LoadedLab loaded = LabLoader.load(name(file));
        return loaded instanceof LoadedLab.Loaded good ? new LabNode(id(file), good.lab())
                : new BrokenLabNode(id(file), name(file), ((LoadedLab.Broken) loaded).problems());
    }

    private Optional<TestDescriptor> submission(TestDescriptor parent, String name) {
        return parent instanceof LabNode node
                ? candidates.apply(node.lab()).stream().filter(candidate -> candidate.name().equals(name)).findFirst()
                        .map(candidate -> new SubmissionNode(parent.getUniqueId().append(SubmissionNode.SEGMENT, name), node.lab(), candidate))
                : Optional.empty();
    }

    private Optional<TestDescriptor> test(TestDescriptor parent, String name) {
        return parent instanceof SubmissionNode node
                ? node.lab().tests().stream().filter(test -> test.name().equals(name)).findFirst()
                        .map(test -> new LabTestNode(parent.getUniqueId().append(LabTestNode.SEGMENT, name), place(node.lab(), test), test))
                : Optional.empty();
    }

    private TestSource place(Lab lab, LabTest test) {
        return places.computeIfAbsent(test, any -> FileSource.from(lab.file().toFile(), FilePosition.from(test.position().line(), test.position().column())));
    }

    private Resolution matching(Optional<TestDescriptor> node) {
        return node.map(found -> Resolution.match(Match.exact(found, () -> below(found)))).orElseGet(Resolution::unresolved);
    }

    private Set<DiscoverySelector> below(TestDescriptor node) {
        Stream<UniqueId> ids = Stream.of();
        if (node instanceof LabNode lab) {
            ids = submissions(lab.getUniqueId(), lab.lab());
        } else if (node instanceof SubmissionNode submission) {
            ids = submission.lab().tests().stream().map(test -> node.getUniqueId().append(LabTestNode.SEGMENT, test.name()));
        }
        return ids.map(id -> (DiscoverySelector) selectUniqueId(id)).collect(toCollection(LinkedHashSet::new));
    }

    private Stream<UniqueId> submissions(UniqueId id, Lab lab) {
        return candidates.apply(lab).stream().map(candidate -> id.append(SubmissionNode.SEGMENT, candidate.name()));
    }

    /** A file with mistakes has none that could be told apart: it stands for itself. */
    private Stream<UniqueId> testsAt(Path file, int line) {
        return LabLoader.load(name(file)) instanceof LoadedLab.Loaded loaded ? testsAt(file, loaded.lab(), line) : Stream.of(id(file));
    }

    private Stream<UniqueId> testsAt(Path file, Lab lab, int line) {
        return lab.tests().stream().filter(test -> test.position().line() <= line)
                .max(Comparator.comparingInt(test -> test.position().line())).stream()
                .flatMap(test -> submissions(id(file), lab).map(id -> id.append(LabTestNode.SEGMENT, test.name())));
    }
}
