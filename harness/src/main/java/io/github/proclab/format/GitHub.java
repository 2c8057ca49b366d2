package io.github.proclab.format;

import io.github.proclab.format.Problems.Problem;
import io.github.proclab.format.Problems.Spot;
import io.github.proclab.format.Product.Addition;
import io.github.proclab.report.FindingsText;
import io.github.proclab.report.Look;
import io.github.proclab.report.Printable;
import io.github.proclab.report.Report;
import io.github.proclab.score.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** GitHub Actions: the findings in the log with an annotation at each place, the job's summary, and outputs of the step. */
public final class GitHub implements ReportFormat {

    /** More of a kind are dropped; the dearest come first. */
    private static final int MOST_ANNOTATIONS = 10;
    private static final int WIDTH = 100;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_MESSAGE = 4000;

    @Override
    public String name() {
        return "github";
    }

    @Override
    public String about() {
        return "GitHub Actions: annotations, job summary, outputs score, max-score and report";
    }

    @Override
    public String file() {
        return "github-log.txt";
    }

    @Override
    public Readers readers() {
        return Readers.STUDENT;
    }

    @Override
    public Product of(Report report, Setting setting) {
        List<String> lines = new ArrayList<>();
        new FindingsText(new Look(WIDTH, false)).lines(report).forEach(line -> lines.add(WorkflowCommands.harmless(line)));
        lines.addAll(annotations(report, setting));
        List<Addition> additions = new ArrayList<>(List.of(new Addition("GITHUB_STEP_SUMMARY", MarkdownPage.of(report))));
        if (report.status() != Report.Status.ERROR) {
            additions.add(StepOutput.of("score", Points.plain(report.score())));
            additions.add(StepOutput.of("max-score", Points.plain(report.maxScore())));
        }
        setting.report().ifPresent(path -> additions.add(StepOutput.of("report", Printable.of(path))));
        return Product.printed(this, lines.stream().map(line -> line + "\n").collect(Collectors.joining()), additions.toArray(Addition[]::new));
    }

    private static List<String> annotations(Report report, Setting setting) {
        List<Problem> problems = Problems.of(report, setting);
        List<String> lines = new ArrayList<>();
        problems.stream().filter(problem -> !problem.undecided()).limit(MOST_ANNOTATIONS).forEach(problem -> lines.add(annotation("error", problem)));
        problems.stream().filter(Problem::undecided).limit(MOST_ANNOTATIONS).forEach(problem -> lines.add(annotation("warning", problem)));
        lines.add("::notice title=proclab::" + WorkflowCommands.data(Passages.score(report)));
        return lines;
    }

    private static String annotation(String kind, Problem problem) {
        String title = problem.test().isEmpty() ? problem.rule() : Printable.within(LONGEST_TITLE, problem.test());
        String place = problem.places().stream().findFirst()
                .map(spot -> "file=" + WorkflowCommands.file(spot.place().file()) + ",line=" + spot.place().line() + ",").orElse("");
        String rest = problem.places().stream().map(Spot::says).filter(says -> !says.equals(problem.told())).distinct().map(says -> "\n" + says).collect(Collectors.joining());
        return WorkflowCommands.without("::" + kind + " " + place + "title=" + WorkflowCommands.property(title) + "::"
                + WorkflowCommands.data(Passages.cut(problem.told() + rest + problem.hint().map(hint -> "\n" + hint).orElse(""), LONGEST_MESSAGE)));
    }
}
