package io.github.proclab.format;

import io.github.proclab.report.Printable;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.score.Points;
import java.util.List;

/** The Test Anything Protocol, version 14; the points and what was found stand in the diagnostics. */
public final class Tap implements ReportFormat {

    private static final int LONGEST_MESSAGE = 10_000;

    @Override
    public String name() {
        return "tap";
    }

    @Override
    public String about() {
        return "Test Anything Protocol 14";
    }

    @Override
    public String file() {
        return "report.tap";
    }

    @Override
    public Readers readers() {
        return Readers.WHO_ASKED;
    }

    @Override
    public Product of(Report report, Setting setting) {
        StringBuilder lines = new StringBuilder("TAP version 14\n1.." + report.tests().size() + "\n");
        Passages.message(report, LONGEST_MESSAGE).ifPresent(message -> message.lines().forEach(line -> lines.append("# ").append(comment(line)).append('\n')));
        int number = 0;
        for (TestReport test : report.tests()) {
            number++;
            // Where nothing could be run, everything is skipped, and nothing is right.
            boolean skipped = test.status() == TestReport.Status.SKIPPED && report.status() == Report.Status.GRADED;
            boolean ok = skipped || test.status() == TestReport.Status.PASSED;
            lines.append(ok ? "ok " : "not ok ").append(number).append(" - ").append(description(test.name()))
                    .append(skipped ? " # SKIP " + description(Passages.why(test).orElse("not run")) : "").append('\n');
            diagnostics(test).forEach(line -> lines.append("  ").append(line).append('\n'));
        }
        if (report.status() == Report.Status.ERROR) {
            lines.append("Bail out! ").append(description(report.message().flatMap(message -> message.lines().findFirst()).orElse("could not be graded"))).append('\n');
        }
        return Product.printed(this, lines.toString());
    }

    /** YAML, of which JSON is a part. */
    private static List<String> diagnostics(TestReport test) {
        List<String> found = test.checks().stream().filter(Passages::counts).map(check -> Printable.of(Passages.told(check))).toList();
        return List.of("---", "points: " + Points.plain(test.points()), "score: " + Points.plain(test.score()), "status: " + FormatJson.line(test.status()),
                "found: " + FormatJson.line(found), "...");
    }

    private static String description(String text) {
        String escaped = Printable.of(text).replace("\\", "\\\\").replace("#", "\\#").strip();
        return escaped.isEmpty() ? "(no name)" : escaped;
    }

    private static String comment(String line) {
        return WorkflowCommands.harmless(line);
    }
}
