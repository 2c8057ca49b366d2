package io.github.proclab.bench.result;

import java.util.Locale;

/** What a figure is counted in, and how it is written. */
public enum Unit {

    SECONDS("s") {
        @Override
        public String shown(double value) {
            if (value >= 10) {
                return String.format(Locale.ROOT, "%.0f s", value);
            }
            if (value >= 1) {
                return String.format(Locale.ROOT, "%.2f s", value);
            }
            return value >= 1e-3 ? String.format(Locale.ROOT, value >= 0.1 ? "%.0f ms" : "%.1f ms", value * 1e3) : String.format(Locale.ROOT, "%.1f µs", value * 1e6);
        }
    },

    PER_SECOND("1/s") {
        @Override
        public String shown(double value) {
            return String.format(Locale.ROOT, "%,.0f a second", value);
        }
    },

    COUNT("") {
        @Override
        public String shown(double value) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
    },

    MEBIBYTES("MiB") {
        @Override
        public String shown(double value) {
            return String.format(Locale.ROOT, "%.1f MiB", value);
        }
    };

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    public abstract String shown(double value);
}
