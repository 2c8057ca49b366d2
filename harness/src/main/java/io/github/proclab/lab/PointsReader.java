package io.github.proclab.lab;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code points} and {@code credit}. */
final class PointsReader {

    record Worth(BigDecimal points, Credit credit) { }

    private final Problems problems;
    private final Values values;

    PointsReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Worth read(Keys keys, List<Expectation> expectations) {
        Optional<String> credit = keys.get("credit").flatMap(node -> values.oneOf(node, "credit", List.of("all", "shared")));
        if (keys.get("points").orElse(null) instanceof YamlNode.Mapping mapping) {
            keys.get("credit").ifPresent(node -> problems.add(node.at(), "each check has points of its own here; remove \"credit\""));
            return each(mapping, expectations);
        }
        BigDecimal points = keys.read("points", BigDecimal.ONE, values::points);
        return new Worth(points, credit.orElse("shared").equals("shared") ? new Credit.Shared() : new Credit.All());
    }

    private Worth each(YamlNode.Mapping mapping, List<Expectation> expectations) {
        List<String> checks = expectations.stream().map(Expectation::key).toList();
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            Optional<BigDecimal> worth = values.points(entry.value(), entry.key());
            if (checks.contains(entry.key())) {
                worth.ifPresent(value -> points.put(entry.key(), value));
            } else {
                problems.add(entry.keyAt(), "points for \"" + Shown.briefly(entry.key()) + "\" cannot be reached: the test does not expect it"
                        + Suggestion.didYouMean(entry.key(), checks));
            }
        }
        return new Worth(points.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add), new Credit.Each(points));
    }
}
