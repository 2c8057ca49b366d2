package io.github.proclab.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.proclab.format.WholePoints.Test;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Classroom 50's {@code result.json}, with {@code release-body.md} for those who look at the release. Its schema admits no key at the top
 * beside its own; its runner writes over owner, type and times.
 */
public final class Classroom50 implements AutograderFormat {

    private static final String SCHEMA = "classroom50/result/v1";
    private static final int LONGEST_OUTPUT = 4000;

    private record Result(String schema, String classroom, String assignment, String assignmentType, String owner, String submission, String commit,
                          String release, String review, String datetime, int score, @JsonProperty("max-score") int maxScore, List<Row> tests) { }

    private record Row(@JsonProperty("test-name") String testName, boolean passed, int score, @JsonProperty("max-score") int maxScore,
                       Optional<String> output) { }

    @Override
    public String name() {
        return "classroom50";
    }

    @Override
    public String about() {
        return "Classroom 50: result.json and release-body.md, in the current folder";
    }

    @Override
    public String file() {
        return "result.json";
    }

    @Override
    public Product of(Report report, Setting setting) {
        if (report.status() == Report.Status.ERROR) {
            throw new Unfit("the submission could not be graded, so no result.json is written: a score of 0 would be a mark" + report.message().map(why -> "\n" + why).orElse(""));
        }
        String commit = setting.variable("COMMIT_URL").or(() -> commit(setting)).orElseGet(() -> given(setting, "COMMIT_URL"));
        String owner = setting.variable("OWNER").or(() -> setting.variable("USERNAME")).or(() -> setting.variable("GITHUB_ACTOR")).orElseGet(() -> given(setting, "OWNER"));
        WholePoints points = WholePoints.of(report);
        Result result = new Result(SCHEMA, given(setting, "CLASSROOM"), given(setting, "ASSIGNMENT"), setting.variable("ASSIGNMENT_TYPE").orElse("individual"),
                owner, given(setting, "SUBMISSION_TAG"), commit, setting.variable("RELEASE_URL").orElse(commit), setting.variable("REVIEW_URL").orElse(commit),
                handedIn(report, setting), points.score(), points.most(),
                IntStream.range(0, report.tests().size()).mapToObj(index -> row(report.tests().get(index), points.tests().get(index))).toList());
        return new Product(Product.Place.HERE, List.of(new Product.File(file(), FormatJson.page(result)),
                new Product.File("release-body.md", MarkdownPage.of(report).getBytes(StandardCharsets.UTF_8))), List.of());
    }

    private static Row row(TestReport test, Test points) {
        return new Row(PlainLine.named(test.name()), Passages.fine(test), points.score(), points.most(),
                Passages.why(test).map(why -> Passages.cut(why, LONGEST_OUTPUT)));
    }

    private static Optional<String> commit(Setting setting) {
        return setting.variable("GITHUB_REPOSITORY").flatMap(repository -> setting.variable("GITHUB_SHA")
                .map(sha -> setting.variable("GITHUB_SERVER_URL").orElse("https://github.com") + "/" + repository + "/commit/" + sha));
    }

    /** The commit's, where it is known; whole seconds of UTC. */
    private static String handedIn(Report report, Setting setting) {
        Instant at = report.handedIn().flatMap(handedIn -> instant(handedIn.at())).orElse(setting.now());
        return DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.SECONDS));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String given(Setting setting, String variable) {
        return setting.variable(variable).orElseThrow(() -> new Unfit("the format classroom50 takes what the result is about from the environment, as"
                + " Classroom 50's runner sets it; " + variable + " is not set"));
    }
}
