package io.github.proclab.lab;

import java.time.ZonedDateTime;
import java.util.Optional;

/** {@code due}. */
final class DueReader {

    private final Problems problems;
    private final Values values;

    DueReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Optional<ZonedDateTime> read(YamlNode node, String key) {
        return values.scalar(node, key).flatMap(scalar -> {
            try {
                return Optional.of(DueDate.of(key, scalar.text()));
            } catch (IllegalArgumentException mistake) {
                problems.add(scalar.at(), mistake.getMessage());
                return Optional.empty();
            }
        });
    }
}
