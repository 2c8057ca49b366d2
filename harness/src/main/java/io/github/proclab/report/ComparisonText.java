package io.github.proclab.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import io.github.proclab.report.Comparison.NotJudged;
import io.github.proclab.report.GradeChange.Mark;
import io.github.proclab.report.GradeChange.Outcome;
import io.github.proclab.report.GradeChange.TestChange;
import io.github.proclab.score.Points;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        List<GradeChange> changed = comparison.changed();
        int nameWidth = Math.min(WIDEST_NAME, changed.stream().mapToInt(change -> Look.columns(Printable.of(change.submission()))).max().orElse(0));
        int scoreWidth = changed.stream().mapToInt(change -> Look.columns(scores(change))).max().orElse(0);
        Set<String> common = common(changed);
        List<String> lines = new ArrayList<>();
        changed.forEach(change -> lines.addAll(row(change, common, nameWidth, scoreWidth)));
        if (!common.isEmpty()) {
            lines.add("");
            lines.add("in all of these:");
            common.forEach(reason -> lines.addAll(look.paragraph(2, reason)));
        }
        if (!changed.isEmpty()) {
            lines.add("");
        }
        lines.addAll(look.paragraph(0, conclusion(comparison)));
        only("only in the earlier grading", comparison.onlyBefore()).ifPresent(text -> lines.addAll(look.paragraph(0, text)));
        only("only in the later grading", comparison.onlyAfter()).ifPresent(text -> lines.addAll(look.paragraph(0, text)));
        comparison.notJudgedAgain().forEach(each -> look.paragraph(0, notJudged(each, comparison.submissions())).forEach(line -> lines.add(look.warning(line))));
        return lines;
    }

    /** What comes of the lab and not of any one submission is told once. */
    private static Set<String> common(List<GradeChange> changed) {
        if (changed.size() < 2) {
            return Set.of();
        }
        Set<String> common = told(changed.get(0));
        changed.forEach(change -> common.retainAll(told(change)));
        return common;
    }

    private static Set<String> told(GradeChange change) {
        return reasons(change).stream().map(Reason::inFull).collect(toCollection(LinkedHashSet::new));
    }

    private List<String> row(GradeChange change, Set<String> common, int nameWidth, int scoreWidth) {
        String name = Look.padded(Look.clipped(Printable.of(change.submission()), nameWidth), nameWidth);
        String scores = scores(change);
        String padding = " ".repeat(scoreWidth - Look.columns(scores));
        int gain = change.gain().signum();
        String head = name + "  " + padding + (gain > 0 ? look.good(scores) : gain < 0 ? look.bad(scores) : scores);
        int indent = nameWidth + 2 + scoreWidth + 2;
        List<String> lines = new ArrayList<>();
        for (String reason : summed(reasons(change).stream().filter(each -> !common.contains(each.inFull())).toList())) {
            for (String line : look.paragraph(indent, reason)) {
                lines.add(lines.isEmpty() ? head + line.substring(indent - 2) : line);
            }
        }
        return lines.isEmpty() ? List.of(head) : lines;
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

    /** @param test empty where it is none's */
    private record Reason(String test, String says, BigDecimal gain) {
        String inFull() {
            return Printable.of(test.isEmpty() ? says : test + ": " + says);
        }
    }

    private static List<Reason> reasons(GradeChange change) {
        List<Reason> reasons = new ArrayList<>();
        if (change.before().status() != change.after().status()) {
            reasons.add(new Reason("", change.after().status().word() + " now, " + change.before().status().word() + " before", BigDecimal.ZERO));
        } else {
            change.tests().forEach(test -> reasons.addAll(reasons(test)));
        }
        change.adjustment().ifPresent(adjusted -> reasons.add(new Reason("", adjusted.why() + ": " + signed(adjusted.after()) + " now, " + signed(adjusted.before()) + " before",
                adjusted.after().subtract(adjusted.before()))));
        return reasons;
    }

    /** The same in several tests is told once. */
    private static List<String> summed(List<Reason> reasons) {
        Map<String, List<Reason>> same = reasons.stream().collect(groupingBy(Reason::says, LinkedHashMap::new, toList()));
        List<String> told = new ArrayList<>();
        same.values().stream().limit(MOST_REASONS).forEach(each -> told.add((each.size() > 1 ? Printable.of(each.get(0).says()) + " · in " + each.size() + " tests"
                : each.get(0).inFull()) + gain(Points.sum(each.stream().map(Reason::gain).toList()))));
        if (same.size() > MOST_REASONS) {
            told.add("… and " + (same.size() - MOST_REASONS) + " more");
        }
        return told;
    }

    private static List<Reason> reasons(TestChange test) {
        if (test.before().isEmpty() || test.after().isEmpty() || test.checks().isEmpty()) {
            return reasons("", test.test() + ": ", test.before(), test.after(), "");
        }
        return test.checks().stream().flatMap(check -> reasons(test.test(), check.check() + " ", check.before(), check.after(), check.actual()).stream()).toList();
    }

    /** What the lab says of it, and then what came of it: the one is the same for all submissions. */
    private static List<Reason> reasons(String test, String what, Optional<Outcome> before, Optional<Outcome> after, String actual) {
        BigDecimal gain = score(after).subtract(score(before));
        if (after.isEmpty()) {
            return List.of(new Reason(test, what + "is gone", gain));
        }
        Outcome now = after.get();
        String why = now.status() == TestReport.Status.PASSED || actual.isEmpty() ? "" : ": " + actual;
        if (before.isEmpty()) {
            Reason isNew = new Reason(test, what + "is new, for " + points(now), gain);
            return now.status() == TestReport.Status.PASSED ? List.of(isNew) : List.of(isNew, new Reason(test, what + outcome(now) + why, BigDecimal.ZERO));
        }
        boolean same = before.get().status() == now.status();
        List<Reason> reasons = new ArrayList<>();
        if (before.get().points().compareTo(now.points()) != 0) {
            reasons.add(new Reason(test, what + "is worth " + Points.plain(now.points()) + " now, " + Points.plain(before.get().points()) + " before",
                    same ? gain : BigDecimal.ZERO));
        }
        if (!same) {
            reasons.add(new Reason(test, what + outcome(now) + " now, " + outcome(before.get()) + " before" + why, gain));
        }
        return reasons.isEmpty() ? List.of(new Reason(test, what + outcome(now) + " as before", gain)) : reasons;
    }

    private static String points(Outcome outcome) {
        return Points.plain(outcome.points()) + (outcome.points().compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
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
        return points.signum() == 0 ? "" : " (" + signed(points) + ")";
    }

    private static String signed(BigDecimal points) {
        return (points.signum() > 0 ? "+" : points.signum() < 0 ? "−" : "") + Points.plain(points.abs());
    }

    private static String conclusion(Comparison comparison) {
        int up = (int) comparison.changed().stream().filter(change -> change.gain().signum() > 0).count();
        int down = (int) comparison.changed().stream().filter(change -> change.gain().signum() < 0).count();
        int other = comparison.changed().size() - up - down;
        List<String> parts = new ArrayList<>();
        add(parts, up, " with more points");
        add(parts, down, " with fewer");
        add(parts, other, " with the same");
        add(parts, comparison.same(), " as before");
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
