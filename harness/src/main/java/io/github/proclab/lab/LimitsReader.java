package io.github.proclab.lab;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code limits}. */
final class LimitsReader {

    static final List<String> KEYS = List.of("wall", "grace", "cpu", "processes", "memory", "output", "files");
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LONGEST_GRACE = Duration.ofSeconds(10);

    private final Problems problems;
    private final Values values;
    private final Quantities quantities;

    LimitsReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
        this.quantities = new Quantities(problems);
    }

    Limits read(YamlNode node, Limits defaults) {
        Keys keys = Keys.of(node, "limits", KEYS, problems);
        return new Limits(
                keys.read("wall", defaults.wall(), (value, key) -> quantities.duration(value, key, SHORTEST, LONGEST)),
                keys.read("grace", defaults.grace(), (value, key) -> quantities.duration(value, key, Duration.ZERO, LONGEST_GRACE)),
                keys.read("cpu", defaults.cpu(), this::cpu),
                keys.read("processes", defaults.processes(), (value, key) -> values.whole(value, key, 1, 512)),
                keys.read("memory", defaults.memory(), (value, key) -> quantities.size(value, key, 1L << 20, 4L << 30)),
                keys.read("output", defaults.output(), (value, key) -> quantities.size(value, key, 1, 16L << 20)),
                keys.read("files", defaults.files(), (value, key) -> quantities.size(value, key, 0, 1L << 30)));
    }

    private Optional<Duration> cpu(YamlNode node, String key) {
        return quantities.duration(node, key, Duration.ofMillis(1), LONGEST).filter(cpu -> {
            boolean whole = cpu.toMillisPart() == 0;
            if (!whole) {
                problems.add(node.at(), "\"cpu\" is counted in whole seconds: write " + (cpu.toSeconds() + 1) + "s");
            }
            return whole;
        });
    }
}
