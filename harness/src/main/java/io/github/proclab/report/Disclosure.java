package io.github.proclab.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How much of a report somebody sees.
 *
 * @param withheld names of the tests of which the name and the result are shown alone, and why
 */
public record Disclosure(Map<String, String> withheld) {

    /** To those who grade. */
    public static final Disclosure FULL = new Disclosure(Map.of());

    public Disclosure {
        withheld = Map.copyOf(withheld);
    }

    /** To those who are graded, by what the report itself says of who sees its tests: what waits for a date is withheld, whatever the date. */
    public static Disclosure toStudents(Report report) {
        return new Disclosure(report.tests().stream().filter(test -> !test.visibility().equals("visible") && !(test.run().isEmpty() && test.checks().isEmpty()))
                .collect(Collectors.toMap(TestReport::name, test -> test.visibility().equals("hidden") ? "a hidden test: its result is shown alone"
                        : "shown in full after the due date", (one, other) -> one)));
    }

    public Report of(Report report) {
        return withheld.isEmpty() ? report : new Report(report.schema(), report.lab(), report.submission(), report.handedIn(), report.provenance(),
                report.score(), report.maxScore(), report.adjustments(), report.status(), report.message(), report.sandbox(), report.tests().stream().map(this::of).toList());
    }

    /** Without its command line and its evidence, which say what it tests. */
    public TestReport of(TestReport test) {
        String why = withheld.get(test.name());
        return why == null ? test : new TestReport(test.name(), test.points(), test.score(), test.bonus(), test.status(), test.visibility(), "",
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(test.message().map(message -> message + " (" + why + ")").orElse(why)), List.of());
    }
}
