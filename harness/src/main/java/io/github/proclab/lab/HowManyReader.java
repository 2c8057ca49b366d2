package io.github.proclab.lab;

import java.util.List;
import java.util.Optional;

/** Reads {@link HowMany}. */
final class HowManyReader {

    private final Problems problems;

    HowManyReader(Problems problems) {
        this.problems = problems;
    }

    /** @param range the numbers that make sense here */
    Optional<HowMany> read(YamlNode node, String key, HowMany range) {
        String text = node instanceof YamlNode.Scalar scalar && !scalar.nothing() ? scalar.text() : "";
        Optional<HowMany> read = HowMany.parse(text);
        if (read.isEmpty()) {
            problems.add(node.at(), "\"" + key + "\" wants a number or a bound of it, as " + (range.least() == 0 ? "none, " : "")
                    + "3, 2..4, at most 3 or at least 1, but here stands " + node.kind() + Suggestion.didYouMean(text, range.least() == 0
                    ? List.of("none") : List.of()));
            return Optional.empty();
        }
        HowMany bounds = read.get();
        int largest = bounds.most() == HowMany.ANY_NUMBER ? bounds.least() : bounds.most();
        if (bounds.most() < range.least() || largest > range.most()) {
            problems.add(node.at(), "\"" + key + "\" can be from " + range.least() + " to " + range.most() + ", not " + node.kind());
            return Optional.empty();
        }
        if (bounds.least() <= range.least() && bounds.most() == HowMany.ANY_NUMBER) {
            problems.add(node.at(), "\"" + key + ": " + Shown.briefly(text) + "\" cannot fail");
            return Optional.empty();
        }
        return read;
    }
}
