package io.github.proclab.lab;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The named holes of one output, to find those that nothing binds. */
final class Captures {

    private final Map<String, Position> named;
    private final Set<String> bound = new HashSet<>();

    Captures() {
        this(new LinkedHashMap<>());
    }

    private Captures(Map<String, Position> named) {
        this.named = named;
    }

    /** Of a part that lines are only compared with, as under {@code not}: it uses names, and binds none for the others. */
    Captures usedOnly() {
        return new Captures(named);
    }

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
