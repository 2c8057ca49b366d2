package io.github.proclab.format;

import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PrairieLearn's {@code results.json} for externally graded questions: a score from 0 to 1, at most a MB in all. PrairieLearn reads no result
 * where the exit status is not 0 (grader-host, index.ts).
 */
public final class PrairieLearn implements AutograderFormat {

    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_OUTPUT = 16 * 1024;
    private static final int MOST_OUTPUT = 300 * 1024;

    private record Results(boolean gradable, BigDecimal score, String message, Optional<String> output, List<String> formatErrors, List<Row> tests) { }

    private record Row(String name, String description, BigDecimal points, BigDecimal maxPoints, Optional<String> message, String output) { }

    @Override
    public String name() {
        return "prairielearn";
    }

    @Override
    public String about() {
        return "PrairieLearn: results.json";
    }

    @Override
    public String file() {
        return "results.json";
    }

    @Override
    public Product of(Report report, Setting setting) {
        boolean gradable = report.status() == Report.Status.GRADED;
        Optional<String> message = Passages.message(report, LONGEST_OUTPUT);
        return Product.printed(this, FormatJson.page(new Results(gradable, gradable ? Share.of(report) : BigDecimal.ZERO, Passages.score(report), message,
                gradable ? List.of() : List.of(message.orElse("It could not be graded.")), gradable ? rows(report) : List.of())));
    }

    private static List<Row> rows(Report report) {
        List<Row> rows = new ArrayList<>();
        int room = MOST_OUTPUT;
        for (TestReport test : report.tests()) {
            String output = test.status() == TestReport.Status.PASSED ? "" : Passages.inFull(test, Math.max(200, Math.min(LONGEST_OUTPUT, room)));
            room -= output.length();
            rows.add(new Row(PlainLine.named(test.name()), test.bonus() ? "bonus" : "", FormatJson.number(test.score()), FormatJson.number(test.points()),
                    Passages.why(test).filter(why -> test.status() != TestReport.Status.PASSED).map(why -> Passages.cut(why, LONGEST_LINE)), output));
        }
        return rows;
    }
}
