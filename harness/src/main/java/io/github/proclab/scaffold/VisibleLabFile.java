package io.github.proclab.scaffold;

import io.github.proclab.lab.Given;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Visibility;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A lab file as students may have it: without the tests that are not shown to them, and without comments, which may speak of those. */
final class VisibleLabFile {

    private static final int WIDTH = 130;
    private static final int INDENT = 2;

    private final Lab lab;
    private final List<LabTest> visible;
    private final Set<String> hidden;

    VisibleLabFile(Lab lab) {
        this.lab = lab;
        this.visible = lab.tests().stream().filter(VisibleLabFile::isVisible).toList();
        this.hidden = lab.tests().stream().filter(test -> !isVisible(test)).map(LabTest::name).collect(Collectors.toSet());
    }

    static boolean isVisible(LabTest test) {
        return test.visibility() == Visibility.VISIBLE;
    }

    /** By name, the files that have to stand beside it, without which it cannot be read. Throws {@link UncheckedIOException}. */
    static Map<String, byte[]> given(Lab lab) {
        return given(lab.tests().stream().filter(VisibleLabFile::isVisible));
    }

    /** The same for the lab file as it is. */
    static Map<String, byte[]> givenInAll(Lab lab) {
        return given(lab.tests().stream());
    }

    private static Map<String, byte[]> given(Stream<LabTest> tests) {
        Map<String, byte[]> files = new TreeMap<>();
        tests.flatMap(test -> test.given().stream()).filter(Given.FromFile.class::isInstance).map(Given.FromFile.class::cast)
                .forEach(given -> files.put(given.name(), bytes(given.source())));
        return files;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws {@link CannotBegin} where nothing can be shown, {@link UncheckedIOException} where the lab's file cannot be read. */
    String text() {
        if (visible.isEmpty()) {
            throw new CannotBegin("all tests of " + lab.id() + " are hidden: a student would have nothing to check with; make one of them visible");
        }
        MappingNode root = (MappingNode) yaml().compose(new StringReader(read()));
        set(root, "tests", tests(root));
        allowed(root);
        if (visible.stream().noneMatch(LabTest::bonus)) {
            remove(root, "bonus");
        }
        if (points().remainder(lab.scoring().rounding().step()).signum() != 0) {
            remove(root, "rounding");
        }
        remove(root, "visibility");
        StringWriter text = new StringWriter();
        yaml().serialize(root, text);
        return text.toString();
    }

    private BigDecimal points() {
        return visible.stream().filter(test -> !test.bonus()).map(LabTest::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private SequenceNode tests(MappingNode root) {
        SequenceNode all = (SequenceNode) value(root, "tests").orElseThrow();
        List<Node> kept = new ArrayList<>();
        for (int index = 0; index < lab.tests().size(); index++) {
            if (isVisible(lab.tests().get(index))) {
                MappingNode test = (MappingNode) all.getValue().get(index);
                allowed(test);
                kept.add(test);
            }
        }
        return new SequenceNode(Tag.SEQ, kept, all.getFlowStyle());
    }

    /** What is not there cannot be required. */
    private void allowed(MappingNode node) {
        value(node, "requires").ifPresent(required -> {
            List<Node> names = required instanceof SequenceNode list ? list.getValue() : List.of(required);
            Predicate<Node> isThere = name -> !(name instanceof ScalarNode scalar) || !hidden.contains(scalar.getValue());
            set(node, "requires", new SequenceNode(Tag.SEQ, names.stream().filter(isThere).toList(), DumperOptions.FlowStyle.FLOW));
        });
    }

    private static Optional<Node> value(MappingNode node, String key) {
        return node.getValue().stream().filter(tuple -> isNamed(tuple, key)).map(NodeTuple::getValueNode).findFirst();
    }

    private static void set(MappingNode node, String key, Node value) {
        node.setValue(node.getValue().stream().map(tuple -> isNamed(tuple, key) ? new NodeTuple(tuple.getKeyNode(), value) : tuple).toList());
    }

    private static void remove(MappingNode node, String key) {
        node.setValue(node.getValue().stream().filter(tuple -> !isNamed(tuple, key)).toList());
    }

    private static boolean isNamed(NodeTuple tuple, String key) {
        return tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key);
    }

    private String read() {
        try {
            return Files.readString(lab.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Yaml yaml() {
        DumperOptions options = new DumperOptions();
        options.setWidth(WIDTH);
        options.setIndent(INDENT);
        options.setIndicatorIndent(INDENT);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        return new Yaml(options);
    }
}
