package io.github.proclab.engine;

import io.github.proclab.lab.LabTest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which tests of a lab are run.
 *
 * @param test part of the name, in any case; empty: all
 * @param tags one of these; none: all
 */
public record Selection(Optional<String> test, List<String> tags) {

    public static final Selection ALL = new Selection(Optional.empty(), List.of());

    public Selection {
        tags = List.copyOf(tags);
    }

    public boolean selects(LabTest candidate) {
        return selects(candidate.name()) && (tags.isEmpty() || candidate.tags().stream().anyMatch(tags::contains));
    }

    boolean selects(String name) {
        return test.isEmpty() || name.toLowerCase(Locale.ROOT).contains(test.get().toLowerCase(Locale.ROOT));
    }
}
