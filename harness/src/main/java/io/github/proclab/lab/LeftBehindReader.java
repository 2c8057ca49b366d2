package io.github.proclab.lab;

import java.util.List;
import java.util.Optional;

/** {@code ipc} and {@code files}: clean, or a list of what may remain. */
final class LeftBehindReader {

    private static final List<String> NOTHING = List.of("clean", "none");

    private final Problems problems;
    private final Values values;

    LeftBehindReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    /** The names of what may remain. */
    Optional<List<String>> read(YamlNode node, String key) {
        if (!(node instanceof YamlNode.Listing list)) {
            return values.oneOf(node, key, NOTHING).map(clean -> List.of());
        }
        if (list.items().isEmpty()) {
            problems.add(node.at(), "\"" + key + "\" names nothing that may remain; write clean");
            return Optional.empty();
        }
        List<String> names = list.items().stream().flatMap(item -> values.words(item, key).stream()).toList();
        return names.size() == list.items().size() ? Optional.of(names) : Optional.empty();
    }
}
