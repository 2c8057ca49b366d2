package io.github.proclab.lab;

import java.time.Duration;

/** How long something may take: {@code 2s} and {@code at most 2s}, {@code at least 1s}, {@code 1s..2s}. Both bounds belong to it. */
public record DurationRange(Duration least, Duration most) {

    /** Longer than any run may take. */
    public static final Duration UNBOUNDED = Duration.ofDays(1);

    public boolean holds(Duration duration) {
        return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
    }

    @Override
    public String toString() {
        String atLeast = Quantities.shownMillis(least.toMillis());
        String atMost = Quantities.shownMillis(most.toMillis());
        return least.isZero() ? "at most " + atMost : most.equals(UNBOUNDED) ? "at least " + atLeast : atLeast + " to " + atMost;
    }
}
