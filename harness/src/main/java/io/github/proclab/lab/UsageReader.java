package io.github.proclab.lab;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code time}, {@code cpu} and {@code peak-memory}: what a run may use. */
final class UsageReader {

    private static final Pattern RANGE = Pattern.compile("\\s*(?<word>at most|at least)?\\s*(?<first>[^.\\s][^.]*)?(?<dots>\\.\\.)?(?<last>[^.]*)");
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long SMALLEST = 64L << 10;
    private static final long LARGEST = 16L << 30;

    private final Problems problems;
    private final Quantities quantities;

    UsageReader(Problems problems) {
        this.problems = problems;
        this.quantities = new Quantities(problems);
    }

    Optional<Expectation> time(YamlNode node) {
        Matcher written = RANGE.matcher(node instanceof YamlNode.Scalar scalar ? scalar.text() : "");
        boolean range = written.matches() && written.group("dots") != null;
        if (!range && node instanceof YamlNode.Scalar scalar && written.matches() && written.group("word") != null) {
            return duration(part(scalar, written.group("first")), "time").map(bound -> new Expectation.Time(written.group("word").equals("at most")
                    ? new DurationRange(Duration.ZERO, bound) : new DurationRange(bound, DurationRange.UNBOUNDED)));
        }
        return range && written.group("word") == null ? between((YamlNode.Scalar) node, written)
                : duration(node, "time").map(most -> new Expectation.Time(new DurationRange(Duration.ZERO, most)));
    }

    private Optional<Expectation> between(YamlNode.Scalar node, Matcher written) {
        Optional<Duration> least = isBlank(written.group("first")) ? Optional.of(Duration.ZERO) : duration(part(node, written.group("first")), "time");
        Optional<Duration> most = isBlank(written.group("last")) ? Optional.of(DurationRange.UNBOUNDED) : duration(part(node, written.group("last")), "time");
        if (least.isEmpty() || most.isEmpty()) {
            return Optional.empty();
        }
        if (least.get().compareTo(most.get()) > 0 || isBlank(written.group("first")) && isBlank(written.group("last"))) {
            problems.add(node.at(), "\"time\" has no duration between its bounds: " + node.kind());
            return Optional.empty();
        }
        return Optional.of(new Expectation.Time(new DurationRange(least.get(), most.get())));
    }

    Optional<Expectation> cpu(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return duration(node, "cpu").map(total -> new Expectation.Cpu(Optional.of(total), Optional.empty()));
        }
        Keys keys = Keys.of(node, "cpu", List.of("total", "each"), problems);
        if (mapping.entries().isEmpty()) {
            problems.add(node.at(), "\"cpu\" wants a bound, as 500ms or {total: 2s, each: 500ms}");
        }
        Optional<Duration> total = keys.get("total").flatMap(value -> duration(value, "total"));
        Optional<Duration> each = keys.get("each").flatMap(value -> duration(value, "each"));
        return total.isEmpty() && each.isEmpty() ? Optional.empty() : Optional.of(new Expectation.Cpu(total, each));
    }

    Optional<Expectation> peakMemory(YamlNode node) {
        return quantities.size(node, "peak-memory", SMALLEST, LARGEST).map(Expectation.PeakMemory::new);
    }

    private Optional<Duration> duration(YamlNode node, String key) {
        return quantities.duration(node, key, SHORTEST, LONGEST);
    }

    private static YamlNode.Scalar part(YamlNode.Scalar whole, String text) {
        return new YamlNode.Scalar(whole.at(), text == null ? "" : text.strip(), false, whole.textAt(), false);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
