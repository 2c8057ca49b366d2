package io.github.proclab.check;

import java.time.Duration;
import java.util.Locale;

/** Amounts as findings say them. */
final class Measured {

    private static final double FACTOR = 1024;
    private static final int BITS_OF_KIB = 10;
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Measured() { }

    /** "12 ms", "3.1 s". */
    static String time(Duration time) {
        double millis = time.toNanos() / 1e6;
        return millis < 1000 ? String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis) : String.format(Locale.ROOT, "%.2f s", millis / 1000);
    }

    static String micros(long micros) {
        return time(Duration.ofNanos(micros * 1000));
    }

    /** "900 KiB", "8.0 MiB", "4.0 TiB". */
    static String kib(long kib) {
        double amount = kib;
        int unit = 0;
        while (amount >= FACTOR && unit < UNITS.length - 1) {
            amount /= FACTOR;
            unit++;
        }
        return unit == 0 ? kib + " KiB" : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }

    /** The same of bytes, which a size_t counts. */
    static String bytes(long count) {
        return kib(count >>> BITS_OF_KIB).replace(".0 ", " ");
    }
}
