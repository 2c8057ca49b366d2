package io.github.proclab.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.proclab.format.Problems.Problem;
import io.github.proclab.format.Problems.Spot;
import io.github.proclab.report.Printable;
import io.github.proclab.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * GitLab's code quality report: a violation for each finding, at its line. A finding keeps its fingerprint when lines move. Written against
 * GitLab's documentation (doc/ci/testing/code_quality.md, "Implement a custom tool").
 */
public final class GitLab implements ReportFormat {

    private static final int LONGEST_DESCRIPTION = 1000;

    private record Violation(String description, @JsonProperty("check_name") String checkName, String fingerprint, String severity, Location location) { }

    private record Location(String path, Lines lines) { }

    private record Lines(int begin) { }

    @Override
    public String name() {
        return "gitlab";
    }

    @Override
    public String about() {
        return "GitLab: the code quality report";
    }

    @Override
    public String file() {
        return "gl-code-quality-report.json";
    }

    @Override
    public Readers readers() {
        return Readers.WHO_ASKED;
    }

    @Override
    public Product of(Report report, Setting setting) {
        List<Problem> problems = Problems.of(report, setting);
        Place anywhere = problems.stream().flatMap(problem -> problem.places().stream()).map(Spot::place).findFirst()
                .orElse(new Place(setting.sources() + report.lab() + ".c", 1));
        Map<String, Integer> seen = new HashMap<>();
        List<Violation> violations = new ArrayList<>();
        for (Problem problem : problems) {
            String identity = report.lab() + "/" + Printable.of(problem.test()) + "/" + problem.rule();
            Place place = problem.places().stream().findFirst().map(Spot::place).orElse(anywhere);
            violations.add(new Violation(description(problem), "proclab-" + problem.rule(), fingerprint(identity + ":" + seen.merge(identity, 1, Integer::sum)),
                    severity(problem), new Location(Printable.of(place.file()), new Lines(place.line()))));
        }
        return Product.printed(this, FormatJson.page(violations));
    }

    private static String description(Problem problem) {
        return Printable.within(LONGEST_DESCRIPTION, (problem.test().isEmpty() ? "" : PlainLine.named(problem.test()) + ": ") + problem.told());
    }

    private static String severity(Problem problem) {
        if (problem.undecided()) {
            return "info";
        }
        return problem.test().isEmpty() ? "blocker" : "major";
    }

    private static String fingerprint(String identity) {
        return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    }
}
