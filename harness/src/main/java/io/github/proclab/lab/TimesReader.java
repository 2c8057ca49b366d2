package io.github.proclab.lab;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code times: 3}, {@code times: 1..3}, {@code times: 2..}. */
final class TimesReader {

    private static final Pattern TIMES = Pattern.compile("([0-9]{1,6})(\\.\\.([0-9]{1,6})?)?");

    /** @param most empty: no bound */
    record Times(int least, OptionalInt most) { }

    static final Times ANY = new Times(0, OptionalInt.empty());

    private final Problems problems;

    TimesReader(Problems problems) {
        this.problems = problems;
    }

    /** Once at the most, at least. */
    Optional<Times> read(YamlNode node) {
        return read(node, 1);
    }

    /** Never, perhaps. */
    Optional<Times> readFromNone(YamlNode node) {
        return read(node, 0);
    }

    private Optional<Times> read(YamlNode node, int leastMost) {
        Matcher times = TIMES.matcher(new Values(problems).text(node, "times").orElse("1"));
        if (times.matches()) {
            int least = Integer.parseInt(times.group(1));
            OptionalInt most = times.group(2) == null ? OptionalInt.of(least)
                    : times.group(3) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(times.group(3)));
            if (most.isEmpty() || most.getAsInt() >= Math.max(leastMost, least)) {
                return Optional.of(new Times(least, most));
            }
        }
        problems.add(node.at(), "\"times\" wants a number, a range or a least number, as 3, 1..3 or 2.., but here stands " + node.kind());
        return Optional.empty();
    }
}
