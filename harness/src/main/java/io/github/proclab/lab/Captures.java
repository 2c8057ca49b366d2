package io.github.proclab.lab;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The named holes of one output, to find those that nothing binds. */
final class Captures {

    private final Map<String, Position> named = new LinkedHashMap<>();
    private final Set<String> bound = new HashSet<>();

    void note(LinePart part, Position at) {
        if (part instanceof LinePart.Hole hole && hole.capture().isPresent()) {
            String name = hole.capture().get();
            named.putIfAbsent(name, at);
            if (!(hole.content() instanceof LinePart.AnyText)) {
                bound.add(name);
            }
        }
    }

    void reportUnbound(Problems problems) {
        named.forEach((name, at) -> {
            if (!bound.contains(name)) {
                problems.add(at, "{" + name + "} is never bound: say once what it holds, as {" + name + ":int} or {" + name
                        + ":/regex/}; a brace that is meant as such is written {{");
            }
        });
    }
}
