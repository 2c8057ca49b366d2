package io.github.proclab.lab;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code due}: {@code 2026-12-01 23:59 Europe/Berlin}, or {@code 2026-12-01T23:59+01:00}. */
final class DueReader {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?) *(.*)");
    private static final String WANTED = "\"due\" wants a date, a time and a zone, as 2026-12-01 23:59 Europe/Berlin or 2026-12-01T23:59+01:00, but ";

    private final Problems problems;
    private final Values values;

    DueReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Optional<ZonedDateTime> read(YamlNode node, String key) {
        return values.scalar(node, key).flatMap(scalar -> {
            Matcher written = WRITTEN.matcher(scalar.text().strip());
            if (!written.matches()) {
                return mistake(scalar, "here stands " + scalar.kind());
            }
            if (written.group(3).isEmpty()) {
                return mistake(scalar, "no zone is written here: when is that where the students are?");
            }
            try {
                return Optional.of(LocalDateTime.parse(written.group(1) + "T" + written.group(2)).atZone(ZoneId.of(written.group(3))));
            } catch (DateTimeException wrong) {
                return mistake(scalar, "there is no " + (wrong instanceof java.time.zone.ZoneRulesException || !isZone(written.group(3))
                        ? "zone \"" + Shown.briefly(written.group(3)) + "\"" : "such day or time: " + scalar.kind()));
            }
        });
    }

    private static boolean isZone(String name) {
        try {
            ZoneId.of(name);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private Optional<ZonedDateTime> mistake(YamlNode.Scalar at, String what) {
        problems.add(at.at(), WANTED + what);
        return Optional.empty();
    }
}
