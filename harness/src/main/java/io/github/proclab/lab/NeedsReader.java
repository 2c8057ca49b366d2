package io.github.proclab.lab;

import java.util.List;

/** {@code needs}: one word or several. */
final class NeedsReader {

    private final Problems problems;

    NeedsReader(Problems problems) {
        this.problems = problems;
    }

    List<Need> read(Keys keys) {
        Values values = new Values(problems);
        return keys.get("needs").map(node -> values.scalars(node, "needs")).orElse(List.of()).stream()
                .flatMap(word -> values.oneOf(word, "needs", Need.words()).stream()).flatMap(word -> Need.named(word).stream()).distinct().toList();
    }

    /** What cannot be had together: nobody watches a run under Valgrind, and the end of a namespace is no step that could be chosen. */
    void check(List<Need> needs, Keys keys, Schedules schedules, List<Expectation> expectations) {
        if (!needs.contains(Need.USER_NAMESPACES)) {
            return;
        }
        Position at = keys.get("needs").orElseThrow().at();
        if (schedules.areTried()) {
            problems.add(at, "orders cannot be tried of a program that makes namespaces; say schedules: natural, or needs: []");
        }
        if (expectations.stream().anyMatch(Expectation.Memory.class::isInstance)) {
            problems.add(at, "memory cannot be checked of a program that makes namespaces, which Valgrind may not; leave out \"memory\", or say needs: []");
        }
    }
}
