package io.github.proclab.format.autograder;

import io.github.proclab.format.Passages;
import io.github.proclab.format.WorkflowCommands;
import io.github.proclab.report.FindingsText;
import io.github.proclab.report.Look;
import io.github.proclab.report.Report;

/** Everything that was found, as the terminal shows it: plain text of a length that systems take. */
final class Findings {

    private static final FindingsText TEXT = new FindingsText(new Look(100, false));
    private static final int LONGEST = 48 * 1024;

    private Findings() { }

    /** Lines, without a line break after the last one. */
    static String of(Report report) {
        return WorkflowCommands.harmlessText(Passages.cut(String.join("\n", TEXT.lines(report)), LONGEST));
    }
}
