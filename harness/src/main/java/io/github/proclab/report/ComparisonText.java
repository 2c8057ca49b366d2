package io.github.proclab.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.proclab.report.Comparison.NotJudged;
import io.github.proclab.report.GradeChange.CheckChange;
import io.github.proclab.report.GradeChange.Mark;
import io.github.proclab.report.GradeChange.Outcome;
import io.github.proclab.report.GradeChange.TestChange;
import io.github.proclab.score.Points;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The differences of two gradings at a glance: a row for each submission that differs, with the checks that it comes from. */
public final class ComparisonText {

    private static final int WIDEST_NAME = 32;
    private static final int MOST_REASONS = 6;
    private static final int MOST_NAMES = 8;

    private final Look look;

    public ComparisonText(Look look) {
        this.look = look;
    }

    public List<String> lines(Comparison comparison) {
        int nameWidth = Math.min(WIDEST_NAME, comparison.changed().stream().mapToInt(change -> Look.columns(Printable.of(change.submission()))).max().orElse(0));
        int scoreWidth = comparison.changed().stream().mapToInt(change -> Look.columns(scores(change))).max().orElse(0);
        List<String> lines = new ArrayList<>();
        comparison.changed().forEach(change -> lines.addAll(row(change, nameWidth, scoreWidth)));
        if (!comparison.changed().isEmpty()) {
            lines.add("");
        }
        lines.addAll(look.paragraph(0, conclusion(comparison)));
        only("only in the earlier grading", comparison.onlyBefore()).ifPresent(text -> lines.addAll(look.paragraph(0, text)));
        only("only in the later grading", comparison.onlyAfter()).ifPresent(text -> lines.addAll(look.paragraph(0, text)));
        comparison.notJudgedAgain().forEach(each -> look.paragraph(0, notJudged(each, comparison.submissions())).forEach(line -> lines.add(look.warning(line))));
        return lines;
    }

    private List<String> row(GradeChange change, int nameWidth, int scoreWidth) {
        String name = Look.padded(Look.clipped(Printable.of(change.submission()), nameWidth), nameWidth);
        String scores = scores(change);
        String padding = " ".repeat(scoreWidth - Look.columns(scores));
        int gain = change.gain().signum();
        String head = name + "  " + padding + (gain > 0 ? look.good(scores) : gain < 0 ? look.bad(scores) : scores);
        int indent = nameWidth + 2 + scoreWidth + 2;
        List<String> lines = new ArrayList<>();
        for (String reason : reasons(change)) {
            for (String line : look.paragraph(indent, reason)) {
                lines.add(lines.isEmpty() ? head + line.substring(indent - 2) : line);
            }
        }
        return lines;
    }

    private static String scores(GradeChange change) {
        Mark before = change.before();
        Mark after = change.after();
        String earlier = mark(before) + (before.maxScore().compareTo(after.maxScore()) == 0 ? "" : "/" + Points.plain(before.maxScore()));
        return (earlier.equals(mark(after)) ? "" : earlier + " → ") + mark(after) + "/" + Points.plain(after.maxScore());
    }

    private static String mark(Mark mark) {
        return mark.status() == Report.Status.ERROR ? "error" : Points.plain(mark.score());
    }

    private record Reason(String says, BigDecimal gain) { }

    private static List<String> reasons(GradeChange change) {
        List<Reason> reasons = new ArrayList<>();
        if (change.before().status() != change.after().status()) {
            reasons.add(new Reason(change.after().status().word() + " now, " + change.before().status().word() + " before", BigDecimal.ZERO));
        } else {
            change.tests().forEach(test -> reasons.addAll(reasons(test)));
        }
        change.adjustment().ifPresent(shift -> reasons.add(new Reason("adjustment of the whole score: " + Points.plain(shift.after()) + " now, "
                + Points.plain(shift.before()) + " before", shift.after().subtract(shift.before()))));
        Map<String, List<Reason>> same = reasons.stream().collect(groupingBy(Reason::says, LinkedHashMap::new, toList()));
        List<String> told = new ArrayList<>();
        same.values().stream().limit(MOST_REASONS).forEach(each -> told.add(Printable.of(each.get(0).says()) + (each.size() > 1 ? " · in " + each.size() + " tests" : "")
                + gain(Points.sum(each.stream().map(Reason::gain).toList()))));
        if (same.size() > MOST_REASONS) {
            told.add("… and " + (same.size() - MOST_REASONS) + " more");
        }
        return told.isEmpty() ? List.of("of other points, the same findings") : told;
    }

    private static List<Reason> reasons(TestChange test) {
        if (test.before().isEmpty() || test.after().isEmpty() || test.checks().isEmpty()) {
            return List.of(whole(test));
        }
        return test.checks().stream().map(check -> new Reason(check.check() + " " + inWords(check), check.gain())).toList();
    }

    private static Reason whole(TestChange test) {
        BigDecimal gain = score(test.after()).subtract(score(test.before()));
        if (test.before().isEmpty()) {
            return new Reason("\"" + test.test() + "\" is new, " + outcome(test.after().orElseThrow()), gain);
        }
        return test.after().map(now -> new Reason("\"" + test.test() + "\" " + compared(test.before().orElseThrow(), now), gain))
                .orElseGet(() -> new Reason("\"" + test.test() + "\" is gone", gain));
    }

    private static String inWords(CheckChange check) {
        if (check.before().isEmpty()) {
            return "is new, " + outcome(check.after().orElseThrow()) + why(check);
        }
        return check.after().map(now -> compared(check.before().orElseThrow(), now) + (check.before().get().status() == now.status() ? "" : why(check))).orElse("is gone");
    }

    private static String compared(Outcome before, Outcome now) {
        if (before.status() != now.status()) {
            return outcome(now) + " now, " + outcome(before) + " before";
        }
        return before.points().compareTo(now.points()) == 0 ? outcome(now) + " as before"
                : "is worth " + Points.plain(now.points()) + " now, " + Points.plain(before.points()) + " before";
    }

    private static String why(CheckChange check) {
        return check.after().filter(now -> now.status() != TestReport.Status.PASSED).map(now -> ": " + check.actual()).orElse("");
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome.status()) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case ERROR -> "could not be judged";
            case SKIPPED -> "skipped";
        };
    }

    private static BigDecimal score(Optional<Outcome> outcome) {
        return outcome.map(Outcome::score).orElse(BigDecimal.ZERO);
    }

    private static String gain(BigDecimal points) {
        return points.signum() == 0 ? "" : " (" + (points.signum() > 0 ? "+" : "−") + Points.plain(points.abs()) + ")";
    }

    private static String conclusion(Comparison comparison) {
        int up = (int) comparison.changed().stream().filter(change -> change.gain().signum() > 0).count();
        int down = (int) comparison.changed().stream().filter(change -> change.gain().signum() < 0).count();
        int other = comparison.changed().size() - up - down;
        List<String> parts = new ArrayList<>();
        add(parts, up, " with more points");
        add(parts, down, " with fewer");
        add(parts, other, " with the same points for other reasons");
        add(parts, comparison.same(), comparison.same() == comparison.submissions() ? ", nothing differs" : " as before");
        String mean = comparison.mean().map(shift -> shift.before().compareTo(shift.after()) == 0 ? "; " + Points.plain(shift.after()) + " points on average, as before"
                : "; " + Points.plain(shift.after()) + " points on average, " + Points.plain(shift.before()) + " before").orElse("");
        return Amounts.counted(comparison.submissions(), "submission", "submissions") + ": " + String.join(", ", parts) + mean;
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + what);
        }
    }

    private static Optional<String> only(String where, List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(where + ": " + named(names));
    }

    private static String named(List<String> names) {
        String some = String.join(", ", names.stream().limit(MOST_NAMES).map(Printable::of).toList());
        return names.size() > MOST_NAMES ? some + " and " + (names.size() - MOST_NAMES) + " more" : some;
    }

    private static String notJudged(NotJudged each, int all) {
        String whose = each.submissions().size() == all ? "of all" : "of " + named(each.submissions());
        return "not judged again, \"" + Printable.of(each.test()) + "\" " + whose + ": " + Printable.of(each.why());
    }
}
