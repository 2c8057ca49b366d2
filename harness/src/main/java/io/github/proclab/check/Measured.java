package io.github.proclab.check;

import java.time.Duration;
import java.util.Locale;

/** Amounts as findings say them. */
final class Measured {

    private static final double KIB_PER_MIB = 1024;

    private Measured() { }

    /** "12 ms", "3.1 s". */
    static String time(Duration time) {
        double millis = time.toNanos() / 1e6;
        return millis < 1000 ? String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis) : String.format(Locale.ROOT, "%.2f s", millis / 1000);
    }

    static String micros(long micros) {
        return time(Duration.ofNanos(micros * 1000));
    }

    /** "900 KiB", "8.0 MiB". */
    static String kib(long kib) {
        return kib < KIB_PER_MIB ? kib + " KiB" : String.format(Locale.ROOT, "%.1f MiB", kib / KIB_PER_MIB);
    }
}
