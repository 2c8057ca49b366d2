package io.github.proclab.cli;

import io.github.proclab.engine.proof.SampleResult;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.Problem;
import io.github.proclab.report.Look;
import io.github.proclab.report.Printable;
import io.github.proclab.report.Report;
import io.github.proclab.score.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code lint} found, in words. */
final class LintText {

    private static final int INDENT = 6;

    /** Of a compiler's messages. */
    private static final int MOST_LINES = 12;

    private final Look look;

    LintText(Look look) {
        this.look = look;
    }

    List<String> heading(Lab lab) {
        return List.of(look.strong(Printable.of(lab.id() + ": " + lab.title())) + ", " + lab.tests().size()
                + (lab.tests().size() == 1 ? " test, " : " tests, ") + Points.plain(lab.points()) + " points");
    }

    /** Not wrapped: editors jump to the place that a line begins with. */
    List<String> problems(List<Problem> problems) {
        return problems.stream().map(problem -> look.bad(Printable.of(problem.toString()))).toList();
    }

    List<String> warnings(List<Problem> warnings) {
        return warnings.stream().map(warning -> new Problem(warning.file(), warning.line(), warning.column(), "warning: " + warning.message()))
                .map(warning -> look.warning(Printable.of(warning.toString()))).toList();
    }

    List<String> missing(List<String> missing) {
        return missing.stream().flatMap(sentence -> look.aligned(2, "✗ " + sentence, look::bad, "").stream()).toList();
    }

    /** @param names of all that get a row */
    List<String> row(SampleResult result, List<String> names) {
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        String name = Printable.of(result.sample().name());
        String start = name + " ".repeat(Math.max(0, width - name.length())) + "  ";
        List<String> lines = new ArrayList<>(look.aligned(2, (!result.provesItsPoint() ? "✗ " : result.tried() ? "✓ " : "– ") + start + outcome(result),
                !result.provesItsPoint() ? look::bad : result.tried() ? look::good : look::warning, score(result.report())));
        result.objections().forEach(objection -> objection.lines().limit(MOST_LINES)
                .forEach(line -> lines.addAll(look.paragraph(INDENT, Printable.of(line)))));
        result.warnings().forEach(warning -> lines.addAll(look.aligned(INDENT, "warning: " + Printable.of(warning), look::warning, "")));
        return lines;
    }

    private static String score(Report report) {
        return report.status() == Report.Status.ERROR ? "error" : Points.plain(report.score()) + "/" + Points.plain(report.maxScore());
    }

    private static String outcome(SampleResult result) {
        boolean proves = result.provesItsPoint();
        if (proves && !result.tried()) {
            return "not tried: this sandbox does not allow what its tests need";
        }
        return switch (result.sample().kind()) {
            case SOLUTION -> proves ? "full marks" : "does not get full marks";
            case STARTER -> proves ? "compiles, and is not done" : "is no starter";
            case NOTHING -> result.report().status() == Report.Status.GRADED ? "what no work is worth" : "cannot be tried: it does not build with this lab's command";
            case MUTANT -> proves ? "caught by " + checks(result.failed()) : "is not caught as it should be";
        };
    }

    /** Each check once, whatever the tests that it failed in. */
    private static String checks(Set<String> failed) {
        return failed.stream().map(name -> Printable.of(name.substring(name.lastIndexOf(": ") + 2))).distinct().collect(Collectors.joining(", "));
    }
}
