package io.github.proclab.format;

import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.score.LabScore.Adjustment;
import io.github.proclab.score.Points;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The output {@code result} of a step, as the reporter of the Classroom actions reads it: base64 of JSON. The reporter adds the tests'
 * scores up; so what the score differs by from their sum is a row of its own, and the last score makes up for what binary fractions lose.
 */
public final class Classroom implements ReportFormat {

    private static final int VERSION = 1;
    private static final int LONGEST_MESSAGE = 10_000;

    private record Result(int version, String status, BigDecimal maxScore, List<Row> tests) { }

    private record Row(String name, String status, BigDecimal score, Optional<String> message, Optional<String> testCode, String filename, int lineNo,
                       double duration) { }

    @Override
    public String name() {
        return "classroom";
    }

    @Override
    public String about() {
        return "the GitHub Classroom reporter action: the step's output \"result\"";
    }

    @Override
    public String file() {
        return "classroom-result.txt";
    }

    @Override
    public Readers readers() {
        return Readers.STUDENT;
    }

    /** The reporter fails the job, and says why where a result says that it could not be graded; it runs in a later step. */
    @Override
    public FailOn failOn() {
        return FailOn.NEVER;
    }

    @Override
    public Product of(Report report, Setting setting) {
        String result = Base64.getEncoder().encodeToString(FormatJson.line(result(report)).getBytes(StandardCharsets.UTF_8));
        return new Product(setting.variable("GITHUB_OUTPUT").isPresent() ? Product.Place.SILENT : Product.Place.PRINTED,
                List.of(new Product.File(file(), (result + "\n").getBytes(StandardCharsets.UTF_8))), List.of(StepOutput.of("result", result)));
    }

    private static Result result(Report report) {
        List<Row> rows = new ArrayList<>();
        report.tests().forEach(test -> rows.add(row(test, report)));
        report.adjustments().forEach(adjustment -> rows.add(row(adjustment)));
        String status = report.status() == Report.Status.ERROR ? "error" : report.fullMarks() ? "pass" : "fail";
        return new Result(VERSION, status, FormatJson.number(report.maxScore()), BinarySum.exact(rows, Row::score, Classroom::scored, report.score()));
    }

    private static Row row(TestReport test, Report report) {
        String status = Passages.fine(test) ? "pass" : test.status() == TestReport.Status.ERROR ? "error" : "fail";
        Optional<String> message = test.status() == TestReport.Status.PASSED ? Optional.empty()
                : Optional.of(Passages.message(report, LONGEST_MESSAGE).orElseGet(() -> Passages.inFull(test, LONGEST_MESSAGE)));
        return new Row(WorkflowCommands.harmless(PlainLine.named(test.name())), status, FormatJson.number(test.score()), message.map(WorkflowCommands::harmlessText),
                Optional.of(test.run()).filter(run -> !run.isEmpty()), "", 0, test.wallS().orElse(0.0));
    }

    private static Row row(Adjustment adjustment) {
        return new Row(adjustment.why() + " (" + Points.plain(adjustment.points()) + ")", "pass", FormatJson.number(adjustment.points()), Optional.empty(),
                Optional.empty(), "", 0, 0);
    }

    private static Row scored(Row row, BigDecimal score) {
        return new Row(row.name(), row.status(), score, row.message(), row.testCode(), row.filename(), row.lineNo(), row.duration());
    }
}
