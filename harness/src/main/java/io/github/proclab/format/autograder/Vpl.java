package io.github.proclab.format.autograder;

import io.github.proclab.format.AutograderFormat;
import io.github.proclab.format.FormatJson;
import io.github.proclab.format.Product;
import io.github.proclab.format.Setting;
import io.github.proclab.format.Share;
import io.github.proclab.report.Report;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What Moodle's Virtual Programming Lab reads in an evaluation's output: comments, and a grade in the activity's range (VPL_GRADEMIN,
 * VPL_GRADEMAX) or else in points. What could not be graded has no grade. Each line begins with the word for comments, so that no text of
 * students is taken for a grade, of which the last one counts. Written against the code of mod_vpl (vpl_submission.class.php).
 */
public final class Vpl implements AutograderFormat {

    private static final String COMMENT = "Comment :=>>";
    private static final String GRADE = "Grade :=>>";
    /** A comment's line that is shown as it is. */
    private static final String VERBATIM = ">";
    private static final int DECIMALS = 2;

    @Override
    public String name() {
        return "vpl";
    }

    @Override
    public String about() {
        return "Moodle Virtual Programming Lab: comments and a proposed grade";
    }

    @Override
    public String file() {
        return "vpl.txt";
    }

    @Override
    public Product of(Report report, Setting setting) {
        String comments = Findings.of(report).lines().map(line -> COMMENT + VERBATIM + line + "\n").collect(Collectors.joining());
        return Product.printed(this, report.status() == Report.Status.ERROR ? comments : comments + GRADE + grade(report, setting).toPlainString() + "\n");
    }

    private static BigDecimal grade(Report report, Setting setting) {
        BigDecimal least = number(setting, "VPL_GRADEMIN").orElse(BigDecimal.ZERO);
        return number(setting, "VPL_GRADEMAX")
                .map(most -> FormatJson.number(least.add(most.subtract(least).multiply(Share.of(report))).setScale(DECIMALS, RoundingMode.HALF_UP)))
                .orElseGet(() -> FormatJson.number(report.score()));
    }

    /** Nothing where the activity is graded by a scale. */
    private static Optional<BigDecimal> number(Setting setting, String variable) {
        return setting.variable(variable).filter(value -> value.matches("-?\\d{1,9}(\\.\\d{1,9})?")).map(BigDecimal::new);
    }
}
