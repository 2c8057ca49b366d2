package io.github.proclab.format.autograder;

import io.github.proclab.format.AutograderFormat;
import io.github.proclab.format.FormatJson;
import io.github.proclab.format.Html;
import io.github.proclab.format.Passages;
import io.github.proclab.format.PlainLine;
import io.github.proclab.format.Product;
import io.github.proclab.format.Setting;
import io.github.proclab.format.Share;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.score.Points;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a combinator template grader of Moodle's CodeRunner prints: the share of the marks and a table of the tests, in which each line of
 * text is shown as it is. What could not be graded has no {@code fraction}, for which CodeRunner gives no mark. Written against CodeRunner's
 * documentation ("Combinator-template grading") and code (classes/jobrunner.php, classes/combinator_grader_outcome.php).
 */
public final class CodeRunner implements AutograderFormat {

    private static final int LONGEST_MESSAGE = 16 * 1024;
    private static final int MOST_OUTPUT = 64 * 1024;

    private record Outcome(Optional<BigDecimal> fraction, String prologuehtml, Optional<List<List<Object>>> testresults) { }

    @Override
    public String name() {
        return "coderunner";
    }

    @Override
    public String about() {
        return "Moodle CodeRunner: the JSON of a combinator template grader";
    }

    @Override
    public String file() {
        return "coderunner.json";
    }

    @Override
    public Product of(Report report, Setting setting) {
        Optional<BigDecimal> fraction = report.status() == Report.Status.ERROR ? Optional.empty() : Optional.of(Share.of(report));
        return Product.printed(this, FormatJson.line(new Outcome(fraction, prologue(report), report.status() == Report.Status.GRADED ? Optional.of(table(report)) : Optional.empty())) + "\n");
    }

    private static String prologue(Report report) {
        return "<p>" + Html.text(Passages.score(report)) + "</p>"
                + Passages.message(report, LONGEST_MESSAGE).map(message -> "<pre>" + Html.text(message) + "</pre>").orElse("");
    }

    /** The first column is drawn as a tick or a cross. */
    private static List<List<Object>> table(Report report) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("iscorrect", "Test", "Points", "Found"));
        int room = MOST_OUTPUT;
        for (TestReport test : report.tests()) {
            String found = test.status() == TestReport.Status.PASSED ? "" : Passages.inFull(test, Math.max(200, Math.min(LONGEST_MESSAGE, room)));
            room -= found.length();
            rows.add(List.of(Passages.fine(test) ? 1 : 0, PlainLine.named(test.name()), Points.plain(test.score()) + "/" + Points.plain(test.points()), found));
        }
        return rows;
    }
}
