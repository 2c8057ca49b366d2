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
        String covered = report.complete() ? report.coverage()
                : String.format(Locale.ROOT, "found so far, in %,d schedule%s", report.schedules(), report.schedules() == 1 ? "" : "s");
        lines.add(look.strong(String.format(Locale.ROOT, "%,d %s %s", count, count == 1 ? "outcome" : "outcomes", covered)));
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
        printed(outcome.stdout(), "", lines);
        printed(outcome.stderr(), "stderr: ", lines);
        if (outcome.stdout().isEmpty() && outcome.stderr().isEmpty()) {
            lines.add(look.faint("   it prints nothing"));
        }
        if (!outcome.how().isEmpty()) {
            lines.add(look.faint("   for instance where, at the first choice that matters,"));
            outcome.how().forEach(move -> lines.addAll(look.aligned(5, Printable.of(move.process() + " " + move.says()), UnaryOperator.identity(), Printable.of(move.at().orElse("")))));
        }
        return lines;
    }

    private void printed(String text, String stream, List<String> lines) {
        List<String> all = text.lines().toList();
        all.stream().limit(MOST_LINES).forEach(line -> lines.add("   │ " + stream + Printable.of(line)));
        if (all.size() > MOST_LINES) {
            lines.add(look.faint("   … and more"));
        }
    }
}
