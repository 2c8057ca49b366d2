package io.github.proclab.report;

import java.util.Locale;

/** Amounts as people say them. */
final class Amounts {

    private static final int KIB = 1024;
    private static final double MIB = 1024.0 * 1024;
    private static final int TOO_MANY_MIB = 512 << 10;

    private Amounts() { }

    static String bytes(long count) {
        if (count < 10L * KIB) {
            return count == 1 ? "1 byte" : count + " bytes";
        }
        return count < MIB ? count / KIB + " KiB" : count < TOO_MANY_MIB * MIB ? String.format(Locale.ROOT, "%.1f MiB", count / MIB)
                : String.format(Locale.ROOT, "%.1f TiB", count / MIB / MIB);
    }

    static String kib(long count) {
        return count < KIB ? count + " KiB" : String.format(Locale.ROOT, "%.1f MiB", (double) count / KIB);
    }

    /** "0.4 ms", "12 ms", "3.20 s". */
    static String millis(double millis) {
        if (millis < 10) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        return millis < 1000 ? String.format(Locale.ROOT, "%.0f ms", millis) : String.format(Locale.ROOT, "%.2f s", millis / 1000);
    }

    static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
