package io.github.proclab.engine.proof;

import static java.util.stream.Collectors.toCollection;

import io.github.proclab.lab.Lab;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.report.TestReport.CheckReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What came of a sample.
 *
 * @param failed     the checks that it failed, "TEST: CHECK"; what is left undecided because its run did not end is not among them
 * @param objections why it does not show what it is there to show, a sentence each; none where it does
 */
public record SampleResult(Sample sample, Report report, Set<String> failed, List<String> objections) {

    public SampleResult {
        objections = List.copyOf(objections);
    }

    public static SampleResult of(Sample sample, Lab lab, Report report) {
        Set<String> failed = failed(report);
        if (report.status() == Report.Status.ERROR) {
            return new SampleResult(sample, report, failed, List.of("it could not be graded: " + report.message().orElse("an error in a test")));
        }
        return new SampleResult(sample, report, failed, switch (sample.kind()) {
            case SOLUTION -> report.fullMarks() ? List.of() : losses(report);
            case STARTER -> ofStarter(report);
            case MUTANT -> ofMutant(CaughtBy.of(sample.folder(), lab), failed, report);
        });
    }

    public boolean provesItsPoint() {
        return objections.isEmpty();
    }

    private static List<String> ofStarter(Report report) {
        if (report.status() != Report.Status.GRADED) {
            return List.of(message(report));
        }
        return report.score().compareTo(report.maxScore()) < 0 ? List.of() : List.of("it gets full marks: nothing is left to be done");
    }

    private static List<String> ofMutant(CaughtBy caughtBy, Set<String> failed, Report report) {
        List<String> objections = new ArrayList<>(caughtBy.mistakes());
        if (report.status() != Report.Status.GRADED) {
            objections.add(message(report));
            return objections;
        }
        if (!caughtBy.mistakes().isEmpty()) {
            failed.forEach(check -> objections.add("it fails " + check));
            return objections;
        }
        Set<String> missed = new TreeSet<>(caughtBy.checks());
        missed.removeAll(failed);
        missed.forEach(check -> objections.add("should have failed " + check));
        Set<String> mustNotEnd = testsThatMustNotEnd(caughtBy.checks(), failed);
        explained(report).filter(failure -> !caughtBy.checks().contains(failure.name()) && !mustNotEnd.contains(failure.test()))
                .forEach(failure -> objections.add("should not have failed " + failure.name() + ": " + failure.why()));
        if (objections.isEmpty() && report.score().compareTo(report.maxScore()) >= 0) {
            objections.add("it loses no points: the checks that it fails are worth nothing");
        }
        return objections;
    }

    /** How much of what is wrong shows before a run is ended from outside depends on the order in which its processes ran. */
    private static Set<String> testsThatMustNotEnd(Set<String> named, Set<String> failed) {
        String suffix = CaughtBy.name("", "terminates");
        return named.stream().filter(name -> name.endsWith(suffix) && failed.contains(name))
                .map(name -> name.substring(0, name.length() - suffix.length())).collect(toCollection(TreeSet::new));
    }

    private static List<String> losses(Report report) {
        List<String> losses = explained(report).map(failure -> "loses points: " + failure.name() + ": " + failure.why()).toList();
        return losses.isEmpty() ? List.of(message(report)) : losses;
    }

    private static String message(Report report) {
        return switch (report.status()) {
            case BUILD_FAILED -> "it does not compile: ";
            case MISSING_FILES -> "it is not complete: ";
            case GRADED, ERROR -> "it was not graded in full: ";
        } + report.message().orElse("a test was skipped");
    }

    private static Set<String> failed(Report report) {
        return explained(report).map(Failure::name).collect(toCollection(LinkedHashSet::new));
    }

    private record Failure(String test, String name, String why) { }

    private static Stream<Failure> explained(Report report) {
        return report.tests().stream().flatMap(test -> test.checks().stream().filter(SampleResult::counts)
                .map(check -> new Failure(test.name(), CaughtBy.name(test.name(), check.check()), check.actual())));
    }

    private static boolean counts(CheckReport check) {
        return check.status() == TestReport.Status.FAILED || check.status() == TestReport.Status.ERROR;
    }
}
