package io.github.proclab.report;

import io.github.proclab.report.Grade.Loss;
import io.github.proclab.report.Report.Status;
import io.github.proclab.score.Points;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A class at a glance: a row for each submission with its score, and what it lost and why. Its widths are known beforehand, so that rows can be shown as they come. */
public final class ScoreTable {

    private static final int WIDEST_NAME = 32;
    private static final int MOST_COMPILER_LINES = 3;

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
        String score = padLeft(Points.plain(grade.score()) + "/" + Points.plain(grade.maxScore()));
        List<String> reasons = reasons(grade);
        List<String> lines = new ArrayList<>();
        if (reasons.isEmpty()) {
            lines.add(name + "  " + look.good(score + "  ✓"));
            return lines;
        }
        int indent = nameWidth + scoreWidth + 4;
        for (String reason : reasons) {
            for (String line : look.aligned(indent, reason, text -> text, "")) {
                lines.add(lines.isEmpty() ? name + "  " + coloured(grade, score) + line.substring(nameWidth + 2 + scoreWidth) : line);
            }
        }
        return lines;
    }

    private String coloured(Grade grade, String score) {
        return grade.status() == Status.ERROR ? look.warning(score) : look.bad(score);
    }

    private static List<String> reasons(Grade grade) {
        if (grade.message().isPresent()) {
            return firstLines(grade);
        }
        Map<String, BigDecimal> lost = new LinkedHashMap<>();
        Map<String, Integer> tests = new LinkedHashMap<>();
        for (Loss loss : grade.losses()) {
            String reason = loss.check().isEmpty() ? loss.why() : loss.check() + ": " + loss.why();
            lost.merge(reason, loss.points(), BigDecimal::add);
            tests.merge(reason, 1, Integer::sum);
        }
        return lost.entrySet().stream()
                .map(entry -> Printable.of(entry.getKey()) + suffix(entry.getValue(), tests.get(entry.getKey())))
                .toList();
    }

    private static String suffix(BigDecimal points, int tests) {
        String minus = points.signum() == 0 ? "" : " (−" + Points.plain(points) + ")";
        return tests > 1 ? " · in " + tests + " tests" + minus : minus;
    }

    private static List<String> firstLines(Grade grade) {
        List<String> lines = grade.message().orElseThrow().lines().filter(line -> !line.isBlank()).map(Printable::of).toList();
        if (grade.status() != Status.BUILD_FAILED) {
            return lines;
        }
        // Of a compiler's messages the first error is the one to mend.
        List<String> errors = lines.stream().skip(1).filter(line -> line.contains("error")).limit(1).toList();
        return errors.isEmpty() ? lines.subList(0, Math.min(MOST_COMPILER_LINES, lines.size())) : List.of(lines.get(0) + ": " + errors.get(0));
    }

    private String padLeft(String text) {
        return " ".repeat(Math.max(0, scoreWidth - Look.columns(text))) + text;
    }
}
