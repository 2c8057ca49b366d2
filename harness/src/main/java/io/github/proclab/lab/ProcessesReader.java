package io.github.proclab.lab;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code processes}: a tree, a number, or both by their names. */
final class ProcessesReader {

    private static final int MOST = 100_000;

    private final Problems problems;
    private final Values values;

    ProcessesReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Optional<Expectation> read(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return both(mapping);
        }
        boolean number = node instanceof YamlNode.Scalar scalar && scalar.text().matches("[+-]?[0-9]+");
        Optional<TreeShape> shape = number ? Optional.empty() : shape(node);
        OptionalInt count = number ? count(node) : OptionalInt.empty();
        return expectation(shape, count);
    }

    private Optional<Expectation> both(YamlNode.Mapping mapping) {
        Keys keys = Keys.of(mapping, "processes", List.of("shape", "count"), problems);
        if (mapping.entries().isEmpty()) {
            problems.add(mapping.at(), "\"processes\" expects nothing here; give it a shape or a count");
        }
        return expectation(keys.get("shape").flatMap(this::shape), keys.get("count").map(this::count).orElse(OptionalInt.empty()));
    }

    private static Optional<Expectation> expectation(Optional<TreeShape> shape, OptionalInt count) {
        return shape.isEmpty() && count.isEmpty() ? Optional.empty() : Optional.of(new Expectation.Processes(shape, count));
    }

    private Optional<TreeShape> shape(YamlNode node) {
        return values.scalar(node, "processes").flatMap(scalar -> {
            ShapeParser.Parsed parsed = ShapeParser.parse(scalar.text());
            parsed.mistake().ifPresent(mistake -> problems.add(scalar.at(mistake.index()), mistake.why()));
            return parsed.shape();
        });
    }

    private OptionalInt count(YamlNode node) {
        return values.whole(node, "processes", 1, MOST).map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
