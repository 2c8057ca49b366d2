package io.github.proclab.report;

import io.github.proclab.report.OutcomesReport.OutcomeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Every result of a program, for the eyes. Safe to print. */
public final class OutcomesText {

    private static final int MOST_LINES = 12;

    private final Look look;

    public OutcomesText(Look look) {
        this.look = look;
    }

    public List<String> lines(OutcomesReport report) {
        List<String> lines = new ArrayList<>();
        int count = report.outcomes().size();
        lines.add(look.strong(String.format(Locale.ROOT, "%,d %s %s %,d schedule%s", count, count == 1 ? "outcome" : "outcomes",
                report.complete() ? "in all" : "found so far, in", report.schedules(), report.schedules() == 1 ? "" : "s")));
        int number = 0;
        for (OutcomeReport outcome : report.outcomes()) {
            lines.add("");
            lines.addAll(lines(outcome, ++number));
        }
        if (!report.remarks().isEmpty()) {
            lines.add("");
        }
        report.remarks().forEach(remark -> lines.addAll(look.aligned(0, "! " + Printable.of(remark), look::warning, "")));
        return lines;
    }

    private List<String> lines(OutcomeReport outcome, int number) {
        String end = outcome.verdict().equals("ended") ? outcome.status().map(Object::toString).orElse("ended") : outcome.verdict();
        List<String> lines = new ArrayList<>(look.aligned(0, number + ". " + end, outcome.verdict().equals("ended") ? look::strong : look::bad,
                String.format(Locale.ROOT, "%,d schedule%s", outcome.schedules(), outcome.schedules() == 1 ? "" : "s")));
        String[] printed = outcome.stdout().isEmpty() ? new String[0] : outcome.stdout().split("\n", -1);
        int shown = Math.min(printed.length > 0 && printed[printed.length - 1].isEmpty() ? printed.length - 1 : printed.length, MOST_LINES);
        for (int index = 0; index < shown; index++) {
            lines.add("   │ " + Printable.of(printed[index]));
        }
        if (printed.length - 1 > shown) {
            lines.add(look.faint("   … and more"));
        }
        if (printed.length == 0) {
            lines.add(look.faint("   it prints nothing"));
        }
        if (!outcome.how().isEmpty()) {
            lines.add(look.faint("   for instance where, at the first choice that matters,"));
            outcome.how().forEach(move -> lines.addAll(look.aligned(5, Printable.of(move.process() + " " + move.says()), UnaryOperator.identity(), Printable.of(move.at().orElse("")))));
        }
        return lines;
    }
}
