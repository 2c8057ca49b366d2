package io.github.proclab.report;

import io.github.proclab.report.ScheduleReport.Decision;
import io.github.proclab.report.ScheduleReport.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What trying the schedules came to, for the eyes. Safe to print. */
public final class ScheduleText {

    private static final int INDENT = 4;

    private final Look look;

    public ScheduleText(Look look) {
        this.look = look;
    }

    /** @param outputs how many different ones the program has */
    public List<String> lines(ScheduleReport report, long outputs) {
        List<String> lines = new ArrayList<>();
        if (report.failure().isPresent()) {
            Failure failure = report.failure().get();
            lines.addAll(look.aligned(0, "✗ " + Printable.of(failure.says()), look::bad, ""));
            lines.addAll(look.paragraph(2, String.format(Locale.ROOT, "in %,d of %,d schedules%s", failure.schedules(), report.schedules(), report.exhausted() ? ", and there are no others" : "; there are more")));
            lines.addAll(lines(failure));
        } else {
            lines.add(look.good("✓ nothing fails " + report.coverage()));
        }
        if (outputs > 1) {
            lines.addAll(look.paragraph(2, String.format(Locale.ROOT, "It prints %,d different outputs, by the order in which its processes run; `outcomes` lists them.", outputs)));
        }
        report.remarks().forEach(remark -> lines.addAll(look.aligned(2, "! " + Printable.of(remark), look::warning, "")));
        return lines;
    }

    /** Below the findings of a test. */
    List<String> below(ScheduleReport report) {
        List<String> lines = new ArrayList<>();
        if (report.failure().isPresent()) {
            lines.addAll(lines(report.failure().get()));
        } else {
            lines.addAll(look.aligned(2, "tried " + report.coverage(), look::faint, ""));
        }
        report.remarks().forEach(remark -> lines.addAll(look.aligned(2, "! " + Printable.of(remark), look::warning, "")));
        return lines;
    }

    /** What makes the difference, and the schedule that fails beside one that passes. */
    public List<String> lines(Failure failure) {
        List<String> lines = new ArrayList<>();
        failure.decision().ifPresent(decision -> lines.addAll(lines(decision)));
        failure.sleep().ifPresent(place -> lines.addAll(look.aligned(INDENT, "Where it passes, the order holds only because of the sleep at " + Printable.of(place) + ": no schedule is bound to it.", look::warning, "")));
        int name = Stream.concat(failure.passing().stream(), failure.failing().stream()).mapToInt(move -> Look.columns(Printable.of(move.process()))).max().orElse(0);
        if (!failure.passing().isEmpty()) {
            lines.add(" ".repeat(INDENT) + look.strong("The schedule that passes goes on"));
            failure.passing().forEach(move -> lines.addAll(line(move, name)));
        }
        if (!failure.failing().isEmpty()) {
            lines.add(" ".repeat(INDENT) + look.strong(failure.passing().isEmpty() ? "How the schedule that fails ends" : "The schedule that fails goes on"));
            failure.failing().forEach(move -> lines.addAll(line(move, name)));
        }
        return lines;
    }

    private List<String> lines(Decision decision) {
        String passes = "it passes where first";
        String fails = decision.alone() ? "and fails where before that" : "and fails where first";
        int when = Math.max(Look.columns(passes), Look.columns(fails));
        List<String> lines = new ArrayList<>();
        lines.add(" ".repeat(INDENT) + look.strong(decision.alone() ? "What decides is the order of these two:" : "Up to here both do the same; then"));
        lines.addAll(side(Look.padded(passes, when), decision.first()));
        lines.addAll(side(Look.padded(fails, when), decision.second()));
        return lines;
    }

    private List<String> side(String when, Move move) {
        return look.aligned(INDENT + 2, when + "  " + Printable.of(move.process() + " " + move.says()), UnaryOperator.identity(), Printable.of(move.at().orElse("")));
    }

    private List<String> line(Move move, int name) {
        return look.aligned(INDENT + 2, Look.padded(Printable.of(move.process()), name) + "  " + Printable.of(move.says()), UnaryOperator.identity(), Printable.of(move.at().orElse("")));
    }
}
