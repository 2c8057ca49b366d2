package io.github.proclab.lab;

import java.util.List;
import java.util.Optional;

/** {@code run} and the build: one string, split into words, or a list of words. */
final class CommandReader {

    private final Problems problems;
    private final Values values;

    CommandReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Optional<List<String>> read(YamlNode node, String key) {
        List<String> words = node instanceof YamlNode.Listing
                ? values.scalars(node, key).stream().map(YamlNode.Scalar::text).toList()
                : values.scalar(node, key).map(this::split).orElse(null);
        if (words == null) {
            return Optional.empty();
        }
        if (words.isEmpty() || words.get(0).isEmpty()) {
            problems.add(node.at(), "\"" + key + "\" names no program");
            return Optional.empty();
        }
        if (words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            problems.add(node.at(), "\"" + key + "\" has a character NUL, which no argument can hold");
            return Optional.empty();
        }
        return Optional.of(words);
    }

    private List<String> split(YamlNode.Scalar scalar) {
        CommandLine.Split split = CommandLine.split(scalar.text());
        split.mistakes().forEach(mistake -> problems.add(scalar.at(mistake.index()), mistake.why()));
        return split.mistakes().isEmpty() ? split.words() : null;
    }
}
