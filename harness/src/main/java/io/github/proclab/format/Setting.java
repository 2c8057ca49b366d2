package io.github.proclab.format;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is known around a report.
 *
 * @param environment variables
 * @param sources     what leads from the repository's root to the submission's files: "" or "hw1/"
 * @param report      where {@code report.json} is, if it was written
 * @param table       a gradebook or worksheet to fill in
 */
public record Setting(Map<String, String> environment, Instant now, String sources, Optional<String> report, Optional<GivenTable> table) {

    public Setting {
        environment = Map.copyOf(environment);
    }

    /** Empty where it is not set, or to nothing. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
