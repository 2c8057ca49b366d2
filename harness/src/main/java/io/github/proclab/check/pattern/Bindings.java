package io.github.proclab.check.pattern;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the named holes hold so far. */
record Bindings(Map<String, String> values) {

    static final Bindings NONE = new Bindings(Map.of());

    Optional<String> of(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Bindings with(String name, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new Bindings(more);
    }
}
