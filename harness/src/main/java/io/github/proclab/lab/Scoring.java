package io.github.proclab.lab;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How the points of a lab's tests come together.
 *
 * @param rounding {@code rounding}: of the whole score; default: hundredths
 * @param floor    {@code floor}: what cannot come to less than 0; default: each test
 * @param bonus    {@code bonus}: how many points beyond the maximum count; default: all that bonus tests bring
 */
public record Scoring(Rounding rounding, Floor floor, Optional<BigDecimal> bonus) {

    public static final Scoring USUAL = new Scoring(Rounding.HUNDREDTHS, Floor.TEST, Optional.empty());

    public enum Rounding {
        HUNDREDTHS("0.01"), TENTHS("0.1"), QUARTERS("0.25"), HALVES("0.5"), WHOLE("1");

        private final BigDecimal step;

        Rounding(String step) {
            this.step = new BigDecimal(step);
        }

        /** What a score is a multiple of. */
        public BigDecimal step() {
            return step;
        }

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public enum Floor {
        /** Penalties take no more than what the other checks of their test have earned. */
        TEST,
        /** A test may come to less than 0; only the lab's score may not. */
        LAB
    }
}
