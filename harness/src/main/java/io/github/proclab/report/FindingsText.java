package io.github.proclab.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.proclab.report.TestReport.CheckReport;
import io.github.proclab.report.TestReport.Evidence;
import io.github.proclab.report.TestReport.Status;
import io.github.proclab.score.Points;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A report for the one who wrote the submission: each test, what it lost and why, with places in the source at the right. */
public final class FindingsText {

    private static final int CHECK = 2;
    private static final int EVIDENCE = 6;
    private static final int HINT = 4;

    private final Look look;

    public FindingsText(Look look) {
        this.look = look;
    }

    public List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        report.message().ifPresent(message -> lines.addAll(message(report.status(), message)));
        if (report.status() == Report.Status.ERROR) {
            lines.add(look.strong(Printable.of(report.lab()) + ": could not be checked"));
            return lines;
        }
        for (TestReport test : report.tests()) {
            if (test.status() != Status.SKIPPED || test.message().isPresent()) {
                lines.addAll(lines(test));
                lines.add("");
            }
        }
        report.adjustments().forEach(adjustment -> lines.addAll(look.aligned(0, "  " + Printable.of(adjustment.why()), UnaryOperator.identity(), signed(adjustment.points()))));
        lines.add(look.strong(Printable.of(report.lab()) + ": " + Points.plain(report.score()) + " of " + Points.plain(report.maxScore()) + " points"));
        return lines;
    }

    public List<String> lines(TestReport test) {
        List<String> lines = new ArrayList<>(look.aligned(0, mark(test.status()) + " " + Printable.of((test.name() + "  " + test.run()).strip()),
                headline(test.status()), worth(test)));
        test.message().ifPresent(message -> lines.addAll(look.aligned(CHECK, Printable.of(message), look::warning, "")));
        List<String> passed = test.checks().stream().filter(check -> check.status() == Status.PASSED).map(check -> Printable.of(check.check())).toList();
        if (test.status() != Status.PASSED && !passed.isEmpty()) {
            lines.addAll(look.aligned(CHECK, "✓ " + String.join(", ", passed), look::good, ""));
        }
        skipped(test).forEach((why, checks) -> lines.addAll(look.aligned(CHECK,
                mark(Status.SKIPPED) + " " + String.join(", ", checks) + ": " + Printable.of(why), look::warning, "")));
        Set<String> hints = new HashSet<>();
        for (CheckReport check : test.checks()) {
            if (check.status() != Status.PASSED && check.status() != Status.SKIPPED) {
                lines.addAll(lines(check));
                check.hint().filter(hints::add).ifPresent(hint -> lines.addAll(look.aligned(HINT, Printable.of(hint), look::faint, "")));
            }
        }
        test.schedules().ifPresent(tried -> lines.addAll(new ScheduleText(look).below(tried)));
        return lines;
    }

    private static Map<String, List<String>> skipped(TestReport test) {
        return test.checks().stream().filter(check -> check.status() == Status.SKIPPED)
                .collect(groupingBy(CheckReport::actual, LinkedHashMap::new, mapping(check -> Printable.of(check.check()), toList())));
    }

    private List<String> lines(CheckReport check) {
        List<String> lines = new ArrayList<>(look.aligned(CHECK, mark(check.status()) + " " + Printable.of(check.check() + ": " + check.actual()),
                headline(check.status()), worth(check)));
        lines.addAll(look.paragraph(EVIDENCE, "expected: " + Printable.of(check.expected())));
        check.trees().ifPresent(trees -> lines.addAll(TreesText.lines(trees, EVIDENCE, look)));
        for (Evidence evidence : check.evidence()) {
            lines.addAll(look.aligned(EVIDENCE, Printable.of(evidence.says()), UnaryOperator.identity(), evidence.at().map(Printable::of).orElse("")));
        }
        return lines;
    }

    private List<String> message(Report.Status status, String message) {
        List<String> lines = new ArrayList<>();
        UnaryOperator<String> style = status == Report.Status.ERROR ? look::warning : look::bad;
        for (String line : message.split("\n", -1)) {
            lines.addAll(look.aligned(0, (lines.isEmpty() ? mark(status) + " " : "  ") + Printable.of(line),
                    lines.isEmpty() ? style : UnaryOperator.identity(), ""));
        }
        lines.add("");
        return lines;
    }

    private UnaryOperator<String> headline(Status status) {
        return switch (status) {
            case PASSED -> look::good;
            case FAILED -> look::bad;
            case ERROR, SKIPPED -> look::warning;
        };
    }

    private static String mark(Report.Status status) {
        return status == Report.Status.ERROR ? "!" : "✗";
    }

    private static String mark(Status status) {
        return switch (status) {
            case PASSED -> "✓";
            case FAILED -> "✗";
            case ERROR -> "!";
            case SKIPPED -> "–";
        };
    }

    private static String worth(TestReport test) {
        return test.bonus() ? "bonus " + signed(test.score()) + " of " + Points.plain(test.points()) : fraction(test.score(), test.points());
    }

    private static String worth(CheckReport check) {
        if (check.score().signum() < 0) {
            return signed(check.score());
        }
        return check.points().signum() == 0 ? "" : fraction(check.score(), check.points());
    }

    /** "+2", "−1.5", "0". */
    private static String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : amount.signum() < 0 ? "−" : "") + Points.plain(amount.abs());
    }

    private static String fraction(BigDecimal score, BigDecimal points) {
        return Points.plain(score) + "/" + Points.plain(points);
    }
}
