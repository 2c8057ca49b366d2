package io.github.proclab.lab;

import java.util.List;
import java.util.Optional;

/** {@code memory}: clean, or a list of the functions whose blocks may be lost. */
final class MemoryReader {

    private static final String FUNCTION = "[A-Za-z_][A-Za-z0-9_]*";

    private final Problems problems;

    MemoryReader(Problems problems) {
        this.problems = problems;
    }

    Optional<Expectation> read(YamlNode node) {
        Optional<List<String>> names = new LeftBehindReader(problems).read(node, "memory");
        if (node instanceof YamlNode.Listing list) {
            for (YamlNode item : list.items()) {
                if (item instanceof YamlNode.Scalar scalar && !scalar.nothing() && !scalar.text().matches(FUNCTION)) {
                    problems.add(scalar.at(), "under \"memory\" stands the name of a function whose blocks may be lost, not " + scalar.kind());
                    return Optional.empty();
                }
            }
        }
        return names.map(Expectation.Memory::new);
    }
}
