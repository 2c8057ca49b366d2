package io.github.proclab.lab;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When work is to be handed in, as it is written: {@code 2026-12-01 23:59 Europe/Berlin}, or {@code 2026-12-01T23:59+01:00}. */
public final class DueDate {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?) *(.*)");
    private static final String WANTED = " wants a date, a time and a zone, as 2026-12-01 23:59 Europe/Berlin or 2026-12-01T23:59+01:00, but ";

    private DueDate() { }

    /**
     * @param key what it is the value of: {@code due}
     * @throws IllegalArgumentException where it is none, with what is wrong
     */
    public static ZonedDateTime of(String key, String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw mistake(key, "here stands " + quoted(text));
        }
        if (written.group(3).isEmpty()) {
            throw mistake(key, "no zone is written here: when is that where the students are?");
        }
        ZoneId zone = zone(written.group(3)).orElseThrow(() -> mistake(key, "there is no zone " + quoted(written.group(3))));
        try {
            return LocalDateTime.parse(written.group(1) + "T" + written.group(2)).atZone(zone);
        } catch (DateTimeException wrong) {
            throw mistake(key, "there is no such day or time: " + quoted(text));
        }
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static String quoted(String text) {
        return "\"" + Shown.briefly(text) + "\"";
    }

    private static IllegalArgumentException mistake(String key, String what) {
        return new IllegalArgumentException("\"" + key + "\"" + WANTED + what);
    }
}
