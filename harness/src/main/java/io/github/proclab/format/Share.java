package io.github.proclab.format;

import io.github.proclab.report.Report;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A score as a share of what can be reached, from 0 to 1, with six decimals; points beyond the maximum are cut off. */
public final class Share {

    private static final int DECIMALS = 6;

    private Share() { }

    /** Of a lab without points: 1 for full marks, 0 for less. */
    public static BigDecimal of(Report report) {
        if (report.maxScore().signum() == 0) {
            return report.fullMarks() ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return FormatJson.number(report.score().divide(report.maxScore(), DECIMALS, RoundingMode.HALF_UP).min(BigDecimal.ONE).max(BigDecimal.ZERO));
    }
}
