package io.github.proclab.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.proclab.report.Grade.Loss;
import io.github.proclab.report.Report.Status;
import io.github.proclab.score.Points;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A class at a glance: a row for each submission with its score, and what it lost and why. Its widths are known beforehand, so that rows
 * can be shown as they come.
 */
public final class ScoreTable {

    private static final int WIDEST_NAME = 32;
    private static final Pattern FIRST_ERROR = Pattern.compile("^\\S+:\\d+:.*error: |undefined reference to `(?!main')");
    private static final int MOST_REASONS = 4;
    private static final int MOST_NOTES = 3;
    private static final String TERMINATES = "terminates";

    private final Look look;
    private final int nameWidth;
    private final int scoreWidth;

    /** @param most points that can be reached */
    public ScoreTable(Look look, List<String> submissions, BigDecimal most) {
        this.look = look;
        this.nameWidth = Math.min(WIDEST_NAME, submissions.stream().mapToInt(name -> Look.columns(Printable.of(name))).max().orElse(0));
        this.scoreWidth = 2 * Points.plain(most).length() + ".00/".length();
    }

    public List<String> row(Grade grade) {
        String name = Look.padded(Look.clipped(Printable.of(grade.submission()), nameWidth), nameWidth);
        String score = padLeft(grade.status() == Status.ERROR ? "error" : Points.plain(grade.score()) + "/" + Points.plain(grade.maxScore()));
        List<String> reasons = reasons(grade);
        String indent = " ".repeat(nameWidth + 2 + scoreWidth);
        List<String> lines = new ArrayList<>();
        if (reasons.isEmpty()) {
            lines.add(name + "  " + look.good(score + "  ✓"));
        }
        for (String reason : reasons) {
            for (String line : look.paragraph(indent.length() + 2, reason)) {
                lines.add(lines.isEmpty() ? name + "  " + coloured(grade, score) + line.substring(indent.length()) : line);
            }
        }
        notes(grade).forEach(note -> lines.addAll(look.paragraph(indent.length() + 2, Printable.of(note))));
        return lines;
    }

    private static List<String> notes(Grade grade) {
        List<String> notes = grade.handedIn().late().isEmpty() || grade.adjustment().signum() < 0 ? grade.handedIn().notes()
                : Stream.concat(Stream.of(lateness(grade.handedIn().late())), grade.handedIn().notes().stream()).toList();
        return notes.size() <= MOST_NOTES ? notes
                : Stream.concat(notes.stream().limit(MOST_NOTES - 1), Stream.of("… and " + (notes.size() - MOST_NOTES + 1) + " more notes in its report")).toList();
    }

    /** Where nothing was taken for it: else it stands among the reasons. */
    private static String lateness(String late) {
        return late.equals("late") ? "late, as the download calls it" : "late by " + late;
    }

    private String coloured(Grade grade, String score) {
        boolean lost = grade.status() != Status.ERROR && grade.score().signum() == 0;
        return lost ? look.bad(score) : look.warning(score);
    }

    private static List<String> reasons(Grade grade) {
        return grade.message().isPresent() ? firstLines(grade) : losses(grade);
    }

    /** A row for each check that something was lost on, with the first reason. */
    private static List<String> losses(Grade grade) {
        Map<String, List<Loss>> tests = grade.losses().stream().collect(groupingBy(Loss::test, LinkedHashMap::new, toList()));
        Map<String, List<Loss>> checks = tests.values().stream().flatMap(losses -> explained(losses).stream())
                .collect(groupingBy(loss -> loss.check().isEmpty() ? loss.why() : loss.check(), LinkedHashMap::new, toList()));
        List<String> reasons = checks.values().stream().limit(MOST_REASONS).map(ScoreTable::reason).toList();
        int more = checks.size() - reasons.size();
        return more == 0 ? reasons : Stream.concat(reasons.stream(), Stream.of("… and " + more + " more")).toList();
    }

    /** That a run did not end explains whatever else was lost in it. */
    private static List<Loss> explained(List<Loss> losses) {
        return losses.stream().filter(loss -> loss.check().equals(TERMINATES)).findFirst()
                .map(loss -> List.of(new Loss(loss.test(), TERMINATES, points(losses), loss.why())))
                .orElse(losses);
    }

    private static String reason(List<Loss> losses) {
        Loss first = losses.get(0);
        String lost = points(losses).signum() == 0 ? "" : " (−" + Points.plain(points(losses)) + ")";
        return Printable.of(first.check().isEmpty() ? first.why() : first.check() + ": " + first.why())
                + (losses.size() > 1 ? " · in " + losses.size() + " tests" : "") + lost;
    }

    private static BigDecimal points(List<Loss> losses) {
        return Points.sum(losses.stream().map(Loss::points).toList());
    }

    private static List<String> firstLines(Grade grade) {
        List<String> lines = grade.message().orElseThrow().lines().filter(line -> !line.isBlank()).map(Printable::of).toList();
        if (grade.status() != Status.BUILD_FAILED) {
            return lines;
        }
        // Of a compiler's messages the first error is the one to mend.
        return List.of(lines.stream().skip(1).filter(line -> FIRST_ERROR.matcher(line).find()).findFirst()
                .map(error -> lines.get(0) + ": " + error).orElse(lines.get(0)));
    }

    private String padLeft(String text) {
        return " ".repeat(Math.max(0, scoreWidth - Look.columns(text))) + text;
    }
}
