package io.github.proclab.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.proclab.report.Printable;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.report.TestReport.CheckReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON of check50: a test that was not run is neither passed nor failed. */
public final class Check50 implements ReportFormat {

    private static final String VERSION = "3.0.0";
    private static final int LONGEST_MESSAGE = 10_000;

    private record Results(String slug, List<Row> results, String version) { }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Row(String name, String description, Boolean passed, List<String> log, Optional<Cause> cause, List<Object> data, Optional<String> dependency) { }

    private record Cause(String rationale, Optional<String> help, Optional<String> expected, Optional<String> actual) { }

    @Override
    public String name() {
        return "check50";
    }

    @Override
    public String about() {
        return "the JSON of check50";
    }

    @Override
    public String file() {
        return "check50.json";
    }

    @Override
    public Readers readers() {
        return Readers.STUDENT;
    }

    /** As check50 itself: its exit status says nothing of the checks. */
    @Override
    public FailOn failOn() {
        return FailOn.ERROR;
    }

    @Override
    public Product of(Report report, Setting setting) {
        List<Row> rows = new ArrayList<>();
        if (report.status() != Report.Status.GRADED) {
            rows.add(new Row("build", "it can be graded", false, report.message().map(Check50::lines).orElse(List.of()),
                    Optional.of(new Cause(report.status().word(), Optional.empty(), Optional.empty(), Optional.empty())), List.of(), Optional.empty()));
        }
        report.tests().forEach(test -> rows.add(row(test, rows.size() + 1)));
        return Product.printed(this, FormatJson.page(new Results(report.lab(), rows, VERSION)));
    }

    private static Row row(TestReport test, int number) {
        Boolean passed = test.status() == TestReport.Status.SKIPPED ? null : test.status() == TestReport.Status.PASSED;
        return new Row("test" + number, PlainLine.named(test.name()), passed, test.status() == TestReport.Status.PASSED ? List.of()
                : lines(Passages.inFull(test, LONGEST_MESSAGE)), cause(test), List.of(), Optional.empty());
    }

    private static Optional<Cause> cause(TestReport test) {
        Optional<CheckReport> first = test.checks().stream().filter(Passages::counts).findFirst();
        return Passages.why(test).map(why -> new Cause(why, first.flatMap(CheckReport::hint).map(Printable::of), first.map(CheckReport::expected).map(Printable::of),
                first.map(CheckReport::actual).map(Printable::of)));
    }

    private static List<String> lines(String text) {
        return text.lines().map(Printable::of).toList();
    }
}
