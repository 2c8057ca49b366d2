package io.github.proclab.lab;

import java.util.List;
import java.util.Optional;

/** {@code processes}: a tree, a number, or several by their names. */
final class ProcessesReader {

    private static final HowMany RANGE = new HowMany(1, 100_000);

    private final Problems problems;
    private final Values values;

    ProcessesReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Optional<Expectation> read(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return parts(mapping);
        }
        boolean bounds = node instanceof YamlNode.Scalar scalar && HowMany.parse(scalar.text()).isPresent();
        boolean number = bounds || node instanceof YamlNode.Scalar scalar && scalar.text().matches("[+-]?[0-9].*");
        return number ? howMany(node, "processes").map(count -> new Expectation.Processes(Optional.empty(), Optional.of(count), Optional.empty()))
                : shape(node).map(shape -> new Expectation.Processes(Optional.of(shape), Optional.empty(), Optional.empty()));
    }

    private Optional<Expectation> parts(YamlNode.Mapping mapping) {
        Keys keys = Keys.of(mapping, "processes", List.of("shape", "count", "at-most", "concurrent"), problems);
        if (mapping.entries().isEmpty()) {
            problems.add(mapping.at(), "\"processes\" expects nothing here; give it a shape, a count, at-most or concurrent");
        }
        if (keys.has("count") && keys.has("at-most")) {
            problems.add(mapping.at(), "\"count\" and \"at-most\" both say how many processes there are; write one of them");
        }
        Optional<HowMany> atMost = keys.get("at-most").flatMap(node -> values.whole(node, "at-most", 1, RANGE.most())).map(HowMany::atMost);
        return Optional.of(new Expectation.Processes(keys.get("shape").flatMap(this::shape),
                keys.get("count").flatMap(node -> howMany(node, "count")).or(() -> atMost),
                keys.get("concurrent").flatMap(node -> howMany(node, "concurrent"))));
    }

    private Optional<TreeShape.Place> shape(YamlNode node) {
        return values.scalar(node, "processes").flatMap(scalar -> {
            ShapeParser.Parsed parsed = ShapeParser.parse(scalar.text());
            parsed.mistake().ifPresent(mistake -> problems.add(scalar.at(mistake.index()), mistake.why()));
            return parsed.shape();
        });
    }

    private Optional<HowMany> howMany(YamlNode node, String key) {
        return new HowManyReader(problems).read(node, key, RANGE);
    }
}
