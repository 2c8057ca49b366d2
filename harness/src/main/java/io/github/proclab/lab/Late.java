package io.github.proclab.lab;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * What is taken for handing in after the due date: {@code late: {takes: 10%, each: day, at-most: 50%, grace: 15m, until: 7d}}.
 *
 * @param takes  {@code takes}: for each unit of time that has begun since the due date
 * @param each   {@code each}: that unit; default: day
 * @param atMost {@code at-most}: of which no more is taken; default: all there is
 * @param grace  {@code grace}: up to which after the due date nothing is taken; default: none
 * @param until  {@code until}: what comes later than that after the due date scores nothing; default: there is no such time
 */
public record Late(Share takes, Unit each, Optional<Share> atMost, Duration grace, Optional<Duration> until) {

    public enum Unit {
        DAY(Duration.ofDays(1)), HOUR(Duration.ofHours(1));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }

        public Duration length() {
            return length;
        }

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A part of what can be reached in a lab, as the lab file has it. */
    public sealed interface Share {

        /** @param most what can be reached */
        BigDecimal of(BigDecimal most);

        record Points(BigDecimal points) implements Share {
            @Override
            public BigDecimal of(BigDecimal most) {
                return points;
            }

            @Override
            public String toString() {
                return points.stripTrailingZeros().toPlainString() + (points.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
            }
        }

        record Percent(BigDecimal percent) implements Share {
            @Override
            public BigDecimal of(BigDecimal most) {
                return most.multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
            }

            @Override
            public String toString() {
                return percent.stripTrailingZeros().toPlainString() + "%";
            }
        }
    }
}
