package io.github.proclab.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.proclab.report.Printable;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.report.TestReport.CheckReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The JSON of check50 (docs/source/json_specification.rst there): a test that was not run is neither passed nor failed, and whatever did not
 * pass has a cause. check50's own renderers take it.
 */
public final class Check50 implements AutograderFormat {

    private static final String VERSION = "3.0.0";
    private static final int LONGEST_MESSAGE = 10_000;
    private static final String BUILD = "build";

    private record Results(String slug, List<Row> results, String version) { }

    /**
     * @param name   unique, and the same whatever came out
     * @param passed neither where it is empty
     * @param cause  empty only where it passed
     * @param dependency name of the check that must pass before
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Row(String name, String description, Optional<Boolean> passed, List<String> log, Optional<Cause> cause, Map<String, Object> data,
                       Optional<String> dependency) { }

    /** What was expected and what came stand there together, or neither. */
    private record Cause(String rationale, Optional<String> help, Optional<String> expected, Optional<String> actual) {
        Cause(String rationale) {
            this(rationale, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    @Override
    public String name() {
        return "check50";
    }

    @Override
    public String about() {
        return "the JSON of check50";
    }

    @Override
    public String file() {
        return "check50.json";
    }

    @Override
    public Product of(Report report, Setting setting) {
        List<Row> rows = new ArrayList<>();
        boolean graded = report.status() == Report.Status.GRADED;
        if (!graded) {
            rows.add(build(report));
        }
        List<String> names = names(report);
        for (int index = 0; index < names.size(); index++) {
            TestReport test = report.tests().get(index);
            rows.add(graded ? row(test, names.get(index)) : notRun(test, names.get(index)));
        }
        return Product.printed(this, FormatJson.page(new Results(report.lab(), rows, VERSION)));
    }

    /** Where the machine failed, nobody knows whether it passes. */
    private static Row build(Report report) {
        List<String> log = report.message().map(Check50::lines).orElse(List.of());
        boolean undecided = report.status() == Report.Status.ERROR;
        return new Row(BUILD, "it can be graded", undecided ? Optional.empty() : Optional.of(false), log,
                Optional.of(new Cause(log.stream().findFirst().orElse(report.status().word()))), Map.of(), Optional.empty());
    }

    private static Row notRun(TestReport test, String name) {
        return new Row(name, PlainLine.named(test.name()), Optional.empty(), List.of(), Optional.of(new Cause("not run: it cannot be graded")), Map.of(),
                Optional.of(BUILD));
    }

    private static Row row(TestReport test, String name) {
        boolean passed = test.status() == TestReport.Status.PASSED;
        boolean decided = passed || test.status() == TestReport.Status.FAILED;
        return new Row(name, PlainLine.named(test.name()), decided ? Optional.of(passed) : Optional.empty(),
                passed ? List.of() : lines(Passages.inFull(test, LONGEST_MESSAGE)), passed ? Optional.empty() : Optional.of(cause(test)), Map.of(), Optional.empty());
    }

    private static Cause cause(TestReport test) {
        Optional<CheckReport> first = test.checks().stream().filter(Passages::counts).findFirst();
        return new Cause(Passages.why(test).orElse("it did not pass"), first.flatMap(CheckReport::hint).map(Printable::of),
                first.map(CheckReport::expected).map(Printable::of), first.map(CheckReport::actual).map(Printable::of));
    }

    /** Of the tests' names what a name in Python may hold; of two alike, the later one has a number. */
    private static List<String> names(Report report) {
        Set<String> names = new LinkedHashSet<>(Set.of(BUILD));
        for (TestReport test : report.tests()) {
            String name = slug(test.name());
            String unique = name;
            for (int number = 2; !names.add(unique); number++) {
                unique = name + "_" + number;
            }
        }
        return names.stream().skip(1).toList();
    }

    private static String slug(String name) {
        String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_+|_+$", "");
        return slug.isEmpty() || Character.isDigit(slug.charAt(0)) ? "test_" + slug : slug;
    }

    private static List<String> lines(String text) {
        return text.lines().map(Printable::of).toList();
    }
}
