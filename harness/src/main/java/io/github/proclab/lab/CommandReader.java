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
        Optional<List<String>> words = arguments(node, key);
        if (words.isPresent() && (words.get().isEmpty() || words.get().get(0).isEmpty())) {
            problems.add(node.at(), "\"" + key + "\" names no program");
            return Optional.empty();
        }
        return words;
    }

    /** Any number of words. */
    Optional<List<String>> arguments(YamlNode node, String key) {
        Optional<List<String>> words = node instanceof YamlNode.Listing
                ? Optional.of(values.scalars(node, key).stream().map(YamlNode.Scalar::text).toList())
                : values.scalar(node, key).flatMap(this::split);
        if (words.isPresent() && words.get().stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            problems.add(node.at(), "\"" + key + "\" has a character NUL, which no argument can hold");
            return Optional.empty();
        }
        return words;
    }

    private Optional<List<String>> split(YamlNode.Scalar scalar) {
        CommandLine.Split split = CommandLine.split(scalar.text());
        split.mistakes().forEach(mistake -> problems.add(scalar.at(mistake.index()), mistake.why()));
        return split.mistakes().isEmpty() ? Optional.of(split.words()) : Optional.empty();
    }
}
