package io.github.proclab.format;

import io.github.proclab.report.Printable;
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
import java.util.stream.Stream;

/**
 * The output {@code result} of a step, as the reporter of the Classroom actions reads it: base64 of JSON. The reporter adds the tests'
 * scores up; so what the score differs by from their sum is a row of its own, and the last score makes up for what binary fractions lose.
 *
 * <p>Of a test that failed the reporter shows the name and {@code test_code}, and the message only of one with status "error"
 * (autograding-grading-reporter, src/console-results.js); so what was found stands in both. In a step it is also told as to GitHub Actions.
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
        Product.File file = new Product.File(file(), (result + "\n").getBytes(StandardCharsets.UTF_8));
        Product told = setting.variable("GITHUB_OUTPUT").isPresent() ? new GitHub().of(report, setting) : new Product(Product.Place.PRINTED, List.of(), List.of());
        return new Product(Product.Place.PRINTED, both(told.files(), file), both(told.additions(), StepOutput.of("result", result)));
    }

    private static <T> List<T> both(List<T> some, T last) {
        return Stream.concat(some.stream(), Stream.of(last)).toList();
    }

    private static Result result(Report report) {
        List<Row> rows = new ArrayList<>();
        Passages.message(report, LONGEST_MESSAGE).ifPresent(message -> rows.add(row(report, message)));
        report.tests().forEach(test -> rows.add(row(test)));
        report.adjustments().forEach(adjustment -> rows.add(row(adjustment)));
        String status = report.status() == Report.Status.ERROR ? "error" : report.fullMarks() ? "pass" : "fail";
        return new Result(VERSION, status, FormatJson.number(report.maxScore()), BinarySum.exact(rows, Row::score, Classroom::scored, report.score()));
    }

    /** Why it was not graded in full, once: an error is all that the reporter shows a message of. */
    private static Row row(Report report, String message) {
        return new Row(report.status().word(), "error", BigDecimal.ZERO, Optional.of(WorkflowCommands.harmlessText(message)), Optional.empty(), "", 0, 0);
    }

    private static Row row(TestReport test) {
        String status = Passages.fine(test) ? "pass" : test.status() == TestReport.Status.ERROR ? "error" : "fail";
        Optional<String> found = Optional.of(Passages.inFull(test, LONGEST_MESSAGE)).filter(any -> test.message().isPresent() || !test.checks().isEmpty())
                .filter(any -> test.status() != TestReport.Status.PASSED).map(WorkflowCommands::harmlessText);
        Optional<String> command = Optional.of(WorkflowCommands.harmless(Printable.of(test.run()))).filter(run -> !run.isEmpty());
        return new Row(WorkflowCommands.harmless(PlainLine.named(test.name())), status, FormatJson.number(test.score()), found,
                status.equals("fail") ? found.or(() -> command) : command, "", 0, test.wallS().orElse(0.0));
    }

    private static Row row(Adjustment adjustment) {
        return new Row(adjustment.why() + " (" + Points.plain(adjustment.points()) + ")", "pass", FormatJson.number(adjustment.points()), Optional.empty(),
                Optional.empty(), "", 0, 0);
    }

    private static Row scored(Row row, BigDecimal score) {
        return new Row(row.name(), row.status(), score, row.message(), row.testCode(), row.filename(), row.lineNo(), row.duration());
    }
}
