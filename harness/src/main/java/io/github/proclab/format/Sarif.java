package io.github.proclab.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.proclab.format.Problems.Problem;
import io.github.proclab.format.Problems.Spot;
import io.github.proclab.report.Printable;
import io.github.proclab.report.Provenance;
import io.github.proclab.report.Report;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SARIF 2.1.0: a rule for each kind of check, a result for each finding, at its line; what else the evidence names is related. */
public final class Sarif implements ReportFormat {

    private static final String ABOUT = "https://github.com/proclab/proclab";
    private static final String ROOT = "%SRCROOT%";

    private record Log(@JsonProperty("$schema") String schema, String version, List<Run> runs) { }

    private record Run(Tool tool, @JsonProperty("columnKind") String columnKind, List<Result> results) { }

    private record Tool(Driver driver) { }

    private record Driver(String name, Optional<String> version, @JsonProperty("informationUri") String informationUri, List<Rule> rules) { }

    private record Rule(String id, @JsonProperty("shortDescription") Text shortDescription, @JsonProperty("fullDescription") Text fullDescription, Text help,
                        @JsonProperty("defaultConfiguration") Level defaultConfiguration) { }

    private record Level(String level) { }

    private record Text(String text) { }

    private record Result(@JsonProperty("ruleId") String ruleId, @JsonProperty("ruleIndex") int ruleIndex, String level, Text message, List<Location> locations,
                          @JsonProperty("relatedLocations") List<Location> relatedLocations,
                          @JsonProperty("partialFingerprints") Map<String, String> partialFingerprints) { }

    private record Location(Optional<Integer> id, @JsonProperty("physicalLocation") Physical physicalLocation, Optional<Text> message) { }

    private record Physical(@JsonProperty("artifactLocation") Artifact artifactLocation, Region region) { }

    private record Artifact(String uri, @JsonProperty("uriBaseId") String uriBaseId) { }

    private record Region(@JsonProperty("startLine") int startLine) { }

    @Override
    public String name() {
        return "sarif";
    }

    @Override
    public String about() {
        return "SARIF 2.1.0, for code scanning and editors";
    }

    @Override
    public String file() {
        return "report.sarif";
    }

    @Override
    public Readers readers() {
        return Readers.WHO_ASKED;
    }

    @Override
    public Product of(Report report, Setting setting) {
        List<Problem> problems = Problems.of(report, setting);
        List<String> rules = problems.stream().map(Problem::rule).distinct().toList();
        Place anywhere = problems.stream().flatMap(problem -> problem.places().stream()).map(Spot::place).findFirst()
                .orElse(new Place(setting.sources() + report.lab() + ".c", 1));
        List<Result> results = new ArrayList<>();
        Map<String, Integer> seen = new LinkedHashMap<>();
        problems.forEach(problem -> results.add(result(problem, rules, anywhere, seen, report)));
        Run run = new Run(new Tool(new Driver("proclab", report.provenance().map(Provenance::proclab), ABOUT, rules.stream().map(Sarif::rule).toList())), "utf16CodeUnits", results);
        return Product.printed(this, FormatJson.page(new Log("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", "2.1.0", List.of(run))));
    }

    private static Rule rule(String id) {
        return new Rule(id, new Text(Rules.about(id)), new Text(Rules.about(id)), new Text(Rules.help(id)), new Level("error"));
    }

    /** What happened at no line is put where another finding is, or at the beginning: code scanning refuses results without a place. */
    private static Result result(Problem problem, List<String> rules, Place anywhere, Map<String, Integer> seen, Report report) {
        List<Location> first = List.of(location(Optional.empty(), problem.places().stream().map(Spot::place).findFirst().orElse(anywhere), Optional.empty()));
        List<Location> related = new ArrayList<>();
        problem.places().forEach(spot -> related.add(location(Optional.of(related.size() + 1), spot.place(), Optional.of(new Text(spot.says())))));
        String identity = report.lab() + "/" + Printable.of(problem.test()) + "/" + problem.rule();
        return new Result(problem.rule(), rules.indexOf(problem.rule()), problem.undecided() ? "warning" : "error",
                new Text((problem.test().isEmpty() ? "" : PlainLine.named(problem.test()) + ": ") + problem.told() + problem.hint().map(hint -> "\n" + hint).orElse("")),
                first, related, Map.of("proclab/v1", identity + ":" + seen.merge(identity, 1, Integer::sum)));
    }

    private static Location location(Optional<Integer> id, Place place, Optional<Text> message) {
        return new Location(id, new Physical(new Artifact(uri(place.file()), ROOT), new Region(place.line())), message);
    }

    /** A relative reference (RFC 3986) of what may be any name. */
    private static String uri(String file) {
        try {
            String path = new URI(null, null, "/" + new String(file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8), null).toASCIIString().substring(1);
            return path.replace(":", "%3A");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path that is no URI", e);
        }
    }
}
