package io.github.proclab.score;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That a hand-in came after the due date.
 *
 * @param by how long after it; empty where nobody tells
 */
public record Lateness(Optional<Duration> by) {

    /** Of which a download says no more than that it is late. */
    public static final Lateness BY_SOME_TIME = new Lateness(Optional.empty());

    public static Lateness by(Duration time) {
        return new Lateness(Optional.of(time));
    }

    /** "2 d 3 h", "1 h 5 min", "1 min"; where the time is not known, "late". */
    public String inWords() {
        return by.map(Lateness::words).orElse("late");
    }

    /** What has begun counts: nobody is late by nothing. */
    private static String words(Duration by) {
        long minutes = Math.max(1, -Math.floorDiv(-by.toSeconds(), 60));
        List<String> parts = new ArrayList<>();
        add(parts, minutes / (24 * 60), "d");
        add(parts, minutes / 60 % 24, "h");
        add(parts, minutes % 60, "min");
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, long amount, String unit) {
        if (amount > 0) {
            parts.add(amount + " " + unit);
        }
    }
}
