package io.github.proclab.format;

import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gradescope's {@code results.json}. Gradescope itself keeps hidden tests from students, and then the total, too; so each test goes there in
 * full. Of what could not be graded there is no score: Gradescope then asks the instructor, instead of giving a 0.
 */
public final class Gradescope implements AutograderFormat {

    private static final int LONGEST_OUTPUT = 32 * 1024;
    private static final int MOST_OUTPUT = 512 * 1024;
    private static final String PLAIN = "text";

    private record Results(Optional<BigDecimal> score, String output, String outputFormat, String testOutputFormat, String testNameFormat, String visibility,
                           String stdoutVisibility, List<Row> tests) { }

    private record Row(String name, String nameFormat, String number, BigDecimal score, BigDecimal maxScore, String status, String output,
                       String outputFormat, String visibility) { }

    @Override
    public String name() {
        return "gradescope";
    }

    @Override
    public String about() {
        return "Gradescope: results.json";
    }

    @Override
    public String file() {
        return "results.json";
    }

    @Override
    public Readers readers() {
        return Readers.TOLD_APART;
    }

    @Override
    public Product of(Report report, Setting setting) {
        boolean graded = report.status() != Report.Status.ERROR;
        return Product.printed(this, FormatJson.page(new Results(graded ? Optional.of(FormatJson.number(report.score())) : Optional.empty(), output(report), PLAIN,
                PLAIN, PLAIN, "visible", "hidden", graded ? rows(report) : List.of())));
    }

    private static String output(Report report) {
        List<String> lines = new ArrayList<>();
        Passages.message(report, LONGEST_OUTPUT).ifPresent(lines::add);
        report.adjustments().forEach(adjustment -> lines.add(adjustment.why() + ": " + adjustment.points().toPlainString()));
        if (report.tests().stream().noneMatch(test -> !test.visibility().equals("visible"))) {
            lines.add(Passages.score(report));
        }
        return String.join("\n", lines);
    }

    private static List<Row> rows(Report report) {
        List<Row> rows = new ArrayList<>();
        int room = MOST_OUTPUT;
        for (TestReport test : report.tests()) {
            String output = Passages.inFull(test, Math.max(200, Math.min(LONGEST_OUTPUT, room)));
            room -= output.length();
            rows.add(new Row(PlainLine.named(test.name()) + (test.bonus() ? " (bonus)" : ""), PLAIN, Integer.toString(rows.size() + 1),
                    FormatJson.number(test.score()), FormatJson.number(test.points()), Passages.fine(test) ? "passed" : "failed", output,
                    PLAIN, visibility(test)));
        }
        return rows;
    }

    private static String visibility(TestReport test) {
        return switch (test.visibility()) {
            case "hidden" -> "hidden";
            case "after-due-date" -> "after_due_date";
            default -> "visible";
        };
    }
}
