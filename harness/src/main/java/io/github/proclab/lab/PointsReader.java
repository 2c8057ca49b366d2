package io.github.proclab.lab;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code points} and {@code credit}, those of a test and those of the lab. */
final class PointsReader {

    record Worth(BigDecimal points, Credit credit) { }

    private final Problems problems;
    private final Values values;

    PointsReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    /** @param lab keys of the lab, for a test that says nothing itself */
    Worth read(Keys own, Keys lab, List<Expectation> expectations) {
        List<String> checks = expectations.stream().map(Expectation::key).toList();
        Keys keys = own.or(lab);
        if (keys.get("points").orElse(null) instanceof YamlNode.Mapping mapping) {
            own.get("credit").ifPresent(node -> problems.add(node.at(), "each check has points of its own here; remove \"credit\""));
            return each(own.has("points") ? ofTest(mapping, checks) : ofLab(mapping, checks));
        }
        BigDecimal points = keys.read("points", BigDecimal.ONE, values::points);
        return new Worth(points, credit(keys));
    }

    /** What a lab says for all of its tests. */
    void check(Keys lab) {
        if (lab.get("points").orElse(null) instanceof YamlNode.Mapping mapping) {
            ofLab(mapping, List.of());
        } else {
            lab.get("points").ifPresent(node -> values.points(node, "points"));
        }
        credit(lab);
    }

    private Credit credit(Keys keys) {
        return keys.get("credit").flatMap(node -> values.oneOf(node, "credit", List.of("all", "shared"))).orElse("shared").equals("shared")
                ? new Credit.Shared() : new Credit.All();
    }

    private Map<String, BigDecimal> ofTest(YamlNode.Mapping mapping, List<String> checks) {
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            Optional<BigDecimal> worth = values.pointsOrPenalty(entry.value(), entry.key());
            if (checks.contains(entry.key())) {
                worth.ifPresent(value -> points.put(entry.key(), value));
            } else {
                problems.add(entry.keyAt(), "points for \"" + Shown.briefly(entry.key()) + "\" cannot be reached: the test does not expect it"
                        + Suggestion.didYouMean(entry.key(), checks));
            }
        }
        return points;
    }

    /** What a test does not expect is not its business. */
    private Map<String, BigDecimal> ofLab(YamlNode.Mapping mapping, List<String> checks) {
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            Optional<BigDecimal> worth = values.pointsOrPenalty(entry.value(), entry.key());
            if (checks.contains(entry.key())) {
                worth.ifPresent(value -> points.put(entry.key(), value));
            } else if (!ExpectationReader.knows(entry.key())) {
                problems.add(entry.keyAt(), "no test can expect \"" + Shown.briefly(entry.key()) + "\""
                        + Suggestion.didYouMean(entry.key(), ExpectationReader.KEYS));
            }
        }
        return points;
    }

    private static Worth each(Map<String, BigDecimal> points) {
        return new Worth(points.values().stream().filter(value -> value.signum() > 0).reduce(BigDecimal.ZERO, BigDecimal::add), new Credit.Each(points));
    }
}
