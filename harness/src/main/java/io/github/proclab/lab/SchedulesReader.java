package io.github.proclab.lab;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code schedules}: {@code natural}, {@code every}, or {@code {at-most: 5000, within: 10s}}. */
final class SchedulesReader {

    private static final int MOST = 1_000_000;
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Problems problems;

    SchedulesReader(Problems problems) {
        this.problems = problems;
    }

    Optional<Schedules> read(YamlNode node, String key) {
        Values values = new Values(problems);
        if (!(node instanceof YamlNode.Mapping)) {
            return values.oneOf(node, key, List.of("natural", "every")).map(word -> word.equals("every") ? Schedules.EVERY : Schedules.NATURAL);
        }
        Keys keys = Keys.of(node, key, List.of("at-most", "within"), problems);
        Quantities quantities = new Quantities(problems);
        return Optional.of(new Schedules(
                keys.read("at-most", Schedules.EVERY.atMost(), (value, name) -> values.whole(value, name, 1, MOST)),
                keys.read("within", Schedules.EVERY.within(), (value, name) -> quantities.duration(value, name, SHORTEST, LONGEST))));
    }
}
