package io.github.proclab.format;

import io.github.proclab.report.Printable;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.report.TestReport.CheckReport;
import io.github.proclab.report.TestReport.Evidence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a submission, one by one and with places in the source, the dearest first. */
final class Problems {

    private static final Pattern COMPILER = Pattern.compile("([^\\s:][^:\\n]*):(\\d{1,9}):(?:\\d{1,9}:)? (fatal error|error): (.*)");

    /**
     * @param rule   the lab file's key; "build" and "submit" for what comes before the tests
     * @param test   its name; empty for what comes before the tests
     * @param lost   points
     * @param told   in words
     * @param hint   what to do
     * @param places in the source; the first is where it went wrong
     */
    record Problem(String rule, String test, boolean undecided, BigDecimal lost, String told, Optional<String> hint, List<Spot> places) { }

    record Spot(Place place, String says) { }

    private Problems() { }

    static List<Problem> of(Report report, Setting setting) {
        List<Problem> problems = new ArrayList<>();
        for (TestReport test : report.tests()) {
            test.checks().stream().filter(Passages::counts).forEach(check -> problems.add(problem(test, check, setting)));
        }
        problems.sort(Comparator.comparing(Problem::lost).reversed());
        List<Problem> all = new ArrayList<>(before(report, setting));
        all.addAll(problems);
        return all;
    }

    private static Problem problem(TestReport test, CheckReport check, Setting setting) {
        List<Spot> spots = check.evidence().stream().flatMap(evidence -> spot(evidence, setting).stream()).toList();
        return new Problem(check.check(), test.name(), check.status() == TestReport.Status.ERROR, check.points().subtract(check.score()),
                Printable.of(check.check() + ": " + check.actual()) + "; expected: " + Printable.of(check.expected()), check.hint().map(Printable::of), spots);
    }

    private static Optional<Spot> spot(Evidence evidence, Setting setting) {
        return evidence.at().flatMap(at -> Place.of(at, setting)).map(place -> new Spot(place, Printable.of(evidence.says())));
    }

    /** Why it was not graded: the compiler's errors, where it has any. */
    private static List<Problem> before(Report report, Setting setting) {
        if (report.status() == Report.Status.GRADED || report.message().isEmpty()) {
            return List.of();
        }
        String message = report.message().get();
        String rule = report.status() == Report.Status.BUILD_FAILED ? "build" : report.status() == Report.Status.MISSING_FILES ? "submit" : "grading";
        List<Problem> errors = new ArrayList<>();
        for (Matcher error = COMPILER.matcher(message); error.find(); ) {
            Place.of(error.group(1) + ":" + error.group(2), setting).ifPresent(place -> errors.add(new Problem(rule, "", false, report.maxScore(),
                    Printable.of(error.group(4)), Optional.empty(), List.of(new Spot(place, Printable.of(error.group(4)))))));
        }
        return errors.isEmpty() ? List.of(new Problem(rule, "", report.status() == Report.Status.ERROR, report.maxScore(),
                message.lines().map(Printable::of).findFirst().orElse(rule), Optional.empty(), List.of())) : errors;
    }
}
