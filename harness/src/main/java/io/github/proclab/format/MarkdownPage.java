package io.github.proclab.format;

import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.report.TestReport.CheckReport;
import io.github.proclab.report.TestReport.Evidence;
import io.github.proclab.score.Points;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A report as a page of Markdown: the score, a table of the tests, and what was found. */
final class MarkdownPage {

    /** A job summary of more than a MiB is dropped. */
    private static final int MOST_BYTES = 900 * 1024;
    private static final int LONGEST_MESSAGE = 60_000;
    private static final String CUT = "\n… the rest is left out: it is too long for a page. The whole is in the report.\n";

    private MarkdownPage() { }

    static String of(Report report) {
        StringBuilder page = new StringBuilder("## " + Markdown.text(Passages.score(report)) + "\n\n");
        Passages.message(report, LONGEST_MESSAGE).ifPresent(message -> page.append(Markdown.block(message)).append('\n'));
        table(report).forEach(line -> page.append(line).append('\n'));
        for (TestReport test : report.tests()) {
            String section = test.status() == TestReport.Status.PASSED ? "" : section(test);
            if (bytes(page) + bytes(section) > MOST_BYTES) {
                return page.append(CUT).toString();
            }
            page.append(section);
        }
        return page.toString();
    }

    private static List<String> table(Report report) {
        List<String> lines = new ArrayList<>(List.of("| | test | points |", "|---|---|---:|"));
        report.tests().forEach(test -> lines.add("| " + mark(test.status()) + " | " + Markdown.text(test.name()) + (test.bonus() ? " (bonus)" : "") + " | "
                + Points.plain(test.score()) + " / " + Points.plain(test.points()) + " |"));
        report.adjustments().forEach(adjustment -> lines.add("| | " + Markdown.text(adjustment.why()) + " | " + signed(adjustment.points()) + " |"));
        return lines;
    }

    private static String section(TestReport test) {
        String heading = "\n### " + mark(test.status()) + " " + Markdown.text((test.name() + "  " + test.run()).strip()) + "\n\n";
        StringBuilder section = new StringBuilder(heading);
        test.message().ifPresent(message -> section.append(Markdown.text(message)).append("\n\n"));
        test.checks().stream().filter(Passages::counts).forEach(check -> section.append(item(check)));
        test.schedules().ifPresent(tried -> section.append("- ").append(Markdown.text("schedules: " + tried.coverage()
                + tried.failure().map(failure -> ": " + failure.says()).orElse(""))).append('\n'));
        return section.length() == heading.length() ? "" : section.toString();
    }

    private static String item(CheckReport check) {
        StringBuilder item = new StringBuilder("- **" + Markdown.text(check.check()) + "**: " + Markdown.text(check.actual()) + worth(check) + "\n");
        item.append("  - expected: ").append(Markdown.text(check.expected())).append('\n');
        for (Evidence evidence : check.evidence()) {
            item.append("  - ").append(Markdown.text(evidence.says() + evidence.at().map(at -> " (" + at + ")").orElse(""))).append('\n');
        }
        check.hint().ifPresent(hint -> item.append("  - hint: ").append(Markdown.text(hint)).append('\n'));
        check.trees().ifPresent(trees -> item.append("\n").append(Markdown.block("wanted:\n" + String.join("\n", trees.wanted()) + "\n\ngot:\n"
                + String.join("\n", trees.got()))).append('\n'));
        return item.toString();
    }

    private static String worth(CheckReport check) {
        return check.points().signum() == 0 && check.score().signum() == 0 ? "" : " (" + Points.plain(check.score()) + " / " + Points.plain(check.points()) + ")";
    }

    private static String mark(TestReport.Status status) {
        return switch (status) {
            case PASSED -> "✅";
            case FAILED -> "❌";
            case ERROR -> "⚠️";
            case SKIPPED -> "➖";
        };
    }

    private static String signed(BigDecimal points) {
        return (points.signum() > 0 ? "+" : "") + Points.plain(points);
    }

    private static int bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
