package io.github.proclab.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a submission's source, as evidence names it: "fan.c:12".
 *
 * @param file below the repository's root
 * @param line from 1
 */
public record Place(String file, int line) {

    private static final Pattern AT = Pattern.compile("(.+?):(\\d{1,9})(?::\\d+)?", Pattern.DOTALL);

    /** Empty where it is no place in a file. */
    static Optional<Place> of(String at, Setting setting) {
        Matcher place = AT.matcher(at);
        return place.matches() && !place.group(1).startsWith("/") ? Optional.of(new Place(setting.sources() + place.group(1), Math.max(1, Integer.parseInt(place.group(2)))))
                : Optional.empty();
    }
}
