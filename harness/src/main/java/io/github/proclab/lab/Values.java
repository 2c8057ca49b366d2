package io.github.proclab.lab;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Single values of a lab file. What is not as it should be becomes a problem, and nothing is returned. */
final class Values {

    private final Problems problems;

    Values(Problems problems) {
        this.problems = problems;
    }

    /** Text, possibly none. Numbers and the like are taken as they are written. */
    Optional<YamlNode.Scalar> scalar(YamlNode node, String key) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.nothing()) {
            return Optional.of(scalar);
        }
        problems.add(node.at(), "\"" + key + "\" wants " + (node instanceof YamlNode.Scalar ? "a value, but nothing is written here"
                : "a single value, but here stands " + node.kind()));
        return Optional.empty();
    }

    Optional<String> text(YamlNode node, String key) {
        return scalar(node, key).map(YamlNode.Scalar::text);
    }

    /** Text of one line with something in it. */
    Optional<String> words(YamlNode node, String key) {
        Optional<String> text = text(node, key);
        if (text.isPresent() && (text.get().isBlank() || text.get().chars().anyMatch(Character::isISOControl))) {
            problems.add(node.at(), "\"" + key + "\" wants one line of text");
            return Optional.empty();
        }
        return text;
    }

    /** A list of values; a single value is a list of one. */
    List<YamlNode.Scalar> scalars(YamlNode node, String key) {
        List<YamlNode> items = node instanceof YamlNode.Listing listing ? listing.items() : List.of(node);
        List<YamlNode.Scalar> scalars = new ArrayList<>();
        items.forEach(item -> scalar(item, key).ifPresent(scalars::add));
        return scalars;
    }

    Optional<Integer> whole(YamlNode node, String key, int least, int most) {
        Optional<YamlNode.Scalar> scalar = scalar(node, key);
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        String text = scalar.get().text();
        if (text.matches("[+-]?[0-9]{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Optional.of(Integer.parseInt(text));
        }
        problems.add(node.at(), "\"" + key + "\" wants a whole number from " + least + " to " + most + ", but here stands " + node.kind());
        return Optional.empty();
    }

    /** A decimal number that is not negative, with at most two decimals. */
    Optional<BigDecimal> points(YamlNode node, String key) {
        return pointsOrPenalty(node, key).filter(amount -> {
            if (amount.signum() < 0) {
                problems.add(node.at(), "points cannot be negative: " + amount + "; to take points away where one check fails, name it, as {stderr: "
                        + amount + "}");
            }
            return amount.signum() >= 0;
        });
    }

    /** With at most two decimals; negative where it is taken away. */
    Optional<BigDecimal> pointsOrPenalty(YamlNode node, String key) {
        Optional<YamlNode.Scalar> scalar = scalar(node, key);
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        String text = scalar.get().text();
        if (text.matches("-?[0-9]{1,6}(\\.[0-9]{1,2})?")) {
            return Optional.of(new BigDecimal(text));
        }
        problems.add(node.at(), "\"" + key + "\" wants a number of points, as 5 or 2.5, but here stands " + node.kind()
                + (text.matches("-?[0-9]{1,6}\\.[0-9]+") ? "; points have at most two decimals" : ""));
        return Optional.empty();
    }

    /** One of some words. */
    Optional<String> oneOf(YamlNode node, String key, List<String> words) {
        Optional<YamlNode.Scalar> scalar = scalar(node, key);
        if (scalar.isEmpty() || words.contains(scalar.get().text())) {
            return scalar.map(YamlNode.Scalar::text);
        }
        problems.add(node.at(), "\"" + key + "\" can be " + String.join(" or ", words) + ", not " + node.kind()
                + Suggestion.didYouMean(scalar.get().text(), words));
        return Optional.empty();
    }
}
