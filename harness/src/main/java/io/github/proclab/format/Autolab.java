package io.github.proclab.format;

import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Autolab reads at the end of an autograder's output: a line of semantic feedback, and a last line with the score of the problem that
 * is called as the lab is. Of what could not be graded there is no score line, which Autolab tells.
 */
public final class Autolab implements AutograderFormat {

    private static final String TESTS = "Tests";
    private static final String BUILD = "Build";
    private static final int LONGEST_HINT = 2000;

    private record Passed(boolean passed, Optional<String> hint) { }

    @Override
    public String name() {
        return "autolab";
    }

    @Override
    public String about() {
        return "Autolab: semantic feedback, and the last line with the score";
    }

    @Override
    public String file() {
        return "autolab.txt";
    }

    @Override
    public Product of(Report report, Setting setting) {
        StringBuilder lines = new StringBuilder(FormatJson.line(feedback(report))).append('\n');
        if (report.status() != Report.Status.ERROR) {
            lines.append(FormatJson.line(Map.of("scores", Map.of(report.lab(), FormatJson.number(report.score()))))).append('\n');
        }
        return Product.printed(this, lines.toString());
    }

    private static Map<String, Object> feedback(Report report) {
        Map<String, Object> feedback = new LinkedHashMap<>();
        feedback.put("_presentation", "semantic");
        if (report.status() == Report.Status.GRADED) {
            Map<String, Passed> tests = new LinkedHashMap<>();
            report.tests().forEach(test -> tests.put(PlainLine.named(test.name()) + " (" + worth(test) + ")",
                    new Passed(Passages.fine(test), Passages.why(test))));
            feedback.put("stages", List.of(TESTS));
            feedback.put(TESTS, tests);
        } else {
            feedback.put("stages", List.of(BUILD));
            feedback.put(BUILD, Map.of(report.status().word(), new Passed(false, Passages.message(report, LONGEST_HINT))));
        }
        return feedback;
    }

    private static String worth(TestReport test) {
        return plain(test.score()) + "/" + plain(test.points());
    }

    private static String plain(BigDecimal points) {
        return FormatJson.number(points).toPlainString();
    }
}
