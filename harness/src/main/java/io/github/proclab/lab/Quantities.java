package io.github.proclab.lab;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with a unit: {@code 200ms}, {@code 5s}, {@code 2m}; {@code 512B}, {@code 64KiB}, {@code 1MiB}, {@code 1GiB}. */
final class Quantities {

    private static final Pattern QUANTITY = Pattern.compile("\\s*([0-9]{1,9})\\s*([A-Za-z]*)\\s*");
    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1000L, "m", 60_000L);
    private static final Map<String, Long> MINUTES = Map.of("m", 1L, "h", 60L, "d", 24 * 60L);
    private static final Map<String, Long> BYTES = Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

    private final Problems problems;

    Quantities(Problems problems) {
        this.problems = problems;
    }

    Optional<Duration> duration(YamlNode node, String key, Duration least, Duration most) {
        return quantity(node, key, MILLIS, "a duration such as 5s or 200ms", least.toMillis(), most.toMillis(), Quantities::shownMillis)
                .map(Duration::ofMillis);
    }

    /** Minutes to days: {@code 15m}, {@code 12h}, {@code 7d}. */
    Optional<Duration> span(YamlNode node, String key, Duration least, Duration most) {
        return quantity(node, key, MINUTES, "a time such as 15m, 12h or 7d", least.toMinutes(), most.toMinutes(), Quantities::shownMinutes)
                .map(Duration::ofMinutes);
    }

    Optional<Long> size(YamlNode node, String key, long least, long most) {
        return quantity(node, key, BYTES, "a size such as 64KiB or 1MiB", least, most, Quantities::shownBytes);
    }

    private Optional<Long> quantity(YamlNode node, String key, Map<String, Long> units, String wanted, long least, long most,
                                    LongFunction<String> shown) {
        Matcher written = QUANTITY.matcher(node instanceof YamlNode.Scalar scalar ? scalar.text() : "");
        Long unit = written.matches() ? units.get(written.group(2)) : null;
        if (unit == null) {
            problems.add(node.at(), "\"" + key + "\" wants " + wanted + ", but here stands " + node.kind() + unitMeant(written, units));
            return Optional.empty();
        }
        long amount = Long.parseLong(written.group(1)) * unit;
        if (amount < least || amount > most) {
            problems.add(node.at(), "\"" + key + "\" can be from " + shown.apply(least) + " to " + shown.apply(most) + ", not " + node.kind());
            return Optional.empty();
        }
        return Optional.of(amount);
    }

    private static String unitMeant(Matcher written, Map<String, Long> units) {
        if (!written.matches()) {
            return "";
        }
        String number = written.group(1);
        if (written.group(2).isEmpty()) {
            return "; a number alone has no unit";
        }
        for (String unit : List.of("KiB", "MiB", "GiB", "B", "ms", "s", "m", "h", "d")) {
            String first = unit.substring(0, 1);
            if (units.containsKey(unit) && written.group(2).regionMatches(true, 0, first, 0, 1)) {
                return "; write " + number + unit;
            }
        }
        return "";
    }

    static String shownMillis(long millis) {
        return millis % 60_000 == 0 && millis > 0 ? millis / 60_000 + "m" : millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    static String shownMinutes(long minutes) {
        return minutes > 0 && minutes % (24 * 60) == 0 ? minutes / (24 * 60) + "d" : minutes > 0 && minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
    }

    static String shownBytes(long bytes) {
        long unit = bytes >= 1L << 30 ? 1L << 30 : bytes >= 1L << 20 ? 1L << 20 : bytes >= 1L << 10 ? 1L << 10 : 1;
        String name = unit == 1 ? "B" : unit == 1L << 10 ? "KiB" : unit == 1L << 20 ? "MiB" : "GiB";
        return bytes % unit == 0 ? bytes / unit + name : bytes + "B";
    }
}
