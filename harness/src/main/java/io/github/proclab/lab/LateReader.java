package io.github.proclab.lab;

import io.github.proclab.lab.Late.Share;
import io.github.proclab.lab.Late.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code late}. */
final class LateReader {

    static final List<String> KEYS = List.of("takes", "each", "at-most", "grace", "until");

    private static final Pattern PERCENT = Pattern.compile("\\s*([0-9]{1,3}(?:\\.[0-9]{1,2})?)\\s*%\\s*");
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final List<String> UNITS = Arrays.stream(Unit.values()).map(Unit::word).toList();

    private final Problems problems;
    private final Values values;
    private final Quantities quantities;

    LateReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
        this.quantities = new Quantities(problems);
    }

    Optional<Late> read(YamlNode node, String key) {
        Keys keys = Keys.of(node, key, KEYS, problems);
        if (node instanceof YamlNode.Mapping && !keys.has("takes")) {
            problems.add(node.at(), "\"late\" does not say what it takes; write late: {takes: 10%, each: day}");
        }
        Duration grace = keys.read("grace", Duration.ZERO, (value, name) -> quantities.span(value, name, Duration.ZERO, LONGEST));
        Optional<Duration> until = keys.get("until").flatMap(value -> quantities.span(value, "until", Duration.ofMinutes(1), LONGEST));
        if (until.filter(last -> last.compareTo(grace) < 0).isPresent()) {
            problems.add(keys.get("until").orElseThrow().at(), "\"until\" is before the end of \"grace\": both are counted from the due date");
        }
        Optional<Share> atMost = keys.get("at-most").flatMap(value -> share(value, "at-most"));
        Unit each = keys.get("each").flatMap(value -> values.oneOf(value, "each", UNITS)).map(word -> Unit.valueOf(word.toUpperCase(Locale.ROOT))).orElse(Unit.DAY);
        return keys.get("takes").flatMap(value -> share(value, "takes")).map(takes -> new Late(takes, each, atMost, grace, until));
    }

    private Optional<Share> share(YamlNode node, String key) {
        Matcher percent = PERCENT.matcher(node instanceof YamlNode.Scalar scalar ? scalar.text() : "");
        if (!percent.matches()) {
            return values.pointsOrPenalty(node, key).filter(points -> taken(points, node, key)).map(Share.Points::new);
        }
        BigDecimal amount = new BigDecimal(percent.group(1));
        if (amount.compareTo(ALL) > 0) {
            problems.add(node.at(), "\"" + key + "\" can be at most 100%, not " + node.kind());
            return Optional.empty();
        }
        return Optional.of(new Share.Percent(amount));
    }

    private boolean taken(BigDecimal points, YamlNode node, String key) {
        if (points.signum() < 0) {
            problems.add(node.at(), "\"" + key + "\" is what is taken away: write " + points.negate() + ", not " + points);
        }
        return points.signum() >= 0;
    }
}
