package io.github.proclab.lab;

import io.github.proclab.lab.Scoring.Floor;
import io.github.proclab.lab.Scoring.Rounding;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code rounding}, {@code floor} and {@code bonus} of a lab. */
final class ScoringReader {

    private static final List<String> STEPS = Arrays.stream(Rounding.values()).map(Rounding::word).toList();

    private final Problems problems;
    private final Values values;

    ScoringReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Scoring read(Keys keys, List<LabTest> tests) {
        Rounding rounding = keys.get("rounding").flatMap(node -> values.oneOf(node, "rounding", STEPS))
                .map(word -> Rounding.valueOf(word.toUpperCase(Locale.ROOT))).orElse(Rounding.HUNDREDTHS);
        keys.get("rounding").ifPresent(node -> reportUnreachable(node, rounding, tests));
        return new Scoring(rounding,
                keys.get("floor").flatMap(node -> values.oneOf(node, "floor", List.of("test", "lab")))
                        .map(word -> Floor.valueOf(word.toUpperCase(Locale.ROOT))).orElse(Floor.TEST),
                bonus(keys, tests));
    }

    /** The maximum must be a score that there is. */
    private void reportUnreachable(YamlNode node, Rounding rounding, List<LabTest> tests) {
        BigDecimal most = tests.stream().filter(test -> !test.bonus()).map(LabTest::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (most.remainder(rounding.step()).signum() != 0) {
            problems.add(node.at(), "the tests are worth " + most.stripTrailingZeros().toPlainString() + " points together, and a score that is rounded to "
                    + rounding.word() + " can never be that: give them points that add up to a multiple of " + rounding.step());
        }
    }

    private Optional<BigDecimal> bonus(Keys keys, List<LabTest> tests) {
        if (keys.has("bonus") && tests.stream().noneMatch(LabTest::bonus)) {
            problems.add(keys.get("bonus").orElseThrow().at(), "no test of this lab brings a bonus: say bonus: true in one of them, or remove this");
        }
        return keys.get("bonus").flatMap(node -> values.points(node, "bonus"));
    }
}
