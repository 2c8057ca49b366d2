package io.github.proclab.lab;

import java.time.Duration;

/**
 * Which orders a test's processes are run in.
 *
 * @param atMost schedules to try; 0: none but what the kernel happens to do
 * @param within the time for it
 */
public record Schedules(int atMost, Duration within) {

    public static final Schedules NATURAL = new Schedules(0, Duration.ZERO);

    /** Every one, as far as the usual bounds go. */
    public static final Schedules EVERY = new Schedules(2000, Duration.ofSeconds(2));

    public boolean areTried() {
        return atMost > 0;
    }
}
