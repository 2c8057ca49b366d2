package io.github.proclab.format.autograder;

import io.github.proclab.format.AutograderFormat;
import io.github.proclab.format.Product;
import io.github.proclab.format.Setting;
import io.github.proclab.format.Share;
import io.github.proclab.report.Report;

/**
 * For a Capture Points test of CodeGrade, which takes a number from 0 to 1 out of a program's output by a regular expression: the findings,
 * and a last line with the score. What could not be graded has no such line. Written against CodeGrade's Help Center, "Creating Capture
 * Points Tests".
 */
public final class CodeGrade implements AutograderFormat {

    /** Not found in ordinary output, and broken up in that of students: the expression that looks for it finds ours alone. */
    private static final String TAG = "proclab-score:";
    private static final String QUOTED = "proclab score:";

    @Override
    public String name() {
        return "codegrade";
    }

    @Override
    public String about() {
        return "CodeGrade: the findings, and a last line with a score from 0 to 1";
    }

    @Override
    public String file() {
        return "codegrade.txt";
    }

    @Override
    public Product of(Report report, Setting setting) {
        String findings = Findings.of(report).replace(TAG, QUOTED) + "\n";
        return Product.printed(this, report.status() == Report.Status.ERROR ? findings : findings + TAG + " " + Share.of(report).toPlainString() + "\n");
    }
}
