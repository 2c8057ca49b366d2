package io.github.proclab.engine.proof;

import static java.util.stream.Collectors.toCollection;

import io.github.proclab.lab.Lab;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.report.TestReport.CheckReport;
import io.github.proclab.score.Points;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What came of a sample.
 *
 * @param tried      whether the sandbox let it be tried: what it is to show depends on a test that could be run
 * @param report     of the first time that there was something to object to; of the first, where there was nothing
 * @param failed     the checks that it failed in some run, "TEST: CHECK"; what is left undecided because its run did not end is not among them
 * @param objections why it does not show what it is there to show, a sentence each; none where it does
 * @param warnings   what is doubtful all the same, a sentence each
 */
public record SampleResult(Sample sample, boolean tried, Report report, Set<String> failed, List<String> objections, List<String> warnings) {

    /** Of the points, which are too many for what nobody has worked for. */
    private static final BigDecimal MUCH = new BigDecimal("0.25");

    public SampleResult {
        objections = List.copyOf(objections);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param reports  of each time that it was graded, at least one
     * @param warnings what was noticed meanwhile
     */
    public static SampleResult of(Sample sample, Lab lab, List<Report> reports, List<String> warnings) {
        List<List<Objection>> objections = reports.stream().map(report -> objections(sample, lab, report)).toList();
        int shown = (int) objections.stream().takeWhile(List::isEmpty).count();
        Report report = reports.get(shown < reports.size() ? shown : 0);
        List<String> doubts = new ArrayList<>(warnings);
        if (sample.kind() == Sample.Kind.NOTHING || sample.kind() == Sample.Kind.STARTER) {
            doubts.addAll(unearned(sample, report));
        }
        return new SampleResult(sample, tried(sample, lab, report), report, reports.stream().flatMap(each -> failed(each).stream()).collect(toCollection(LinkedHashSet::new)),
                Objection.told(objections), doubts);
    }

    private static boolean tried(Sample sample, Lab lab, Report report) {
        return sample.kind() == Sample.Kind.MUTANT ? !expected(CaughtBy.of(sample.folder(), lab), report).isEmpty()
                : report.tests().isEmpty() || !report.tests().stream().allMatch(TestReport::impossible);
    }

    /** Of the checks that must catch a mutant, those that could. */
    private static Set<String> expected(CaughtBy caughtBy, Report report) {
        Set<String> expected = new TreeSet<>(caughtBy.checks());
        report.tests().stream().filter(TestReport::impossible).map(test -> CaughtBy.name(test.name(), ""))
                .forEach(test -> expected.removeIf(check -> check.startsWith(test)));
        return expected;
    }

    private static List<Objection> objections(Sample sample, Lab lab, Report report) {
        if (report.status() == Report.Status.ERROR) {
            return List.of(Objection.of("it could not be graded: " + report.message().orElse("an error in a test")));
        }
        return switch (sample.kind()) {
            case SOLUTION -> report.fullMarks() ? List.of() : losses(report);
            case STARTER -> ofStarter(report);
            case NOTHING -> List.of();
            case MUTANT -> ofMutant(CaughtBy.of(sample.folder(), lab), report);
        };
    }

    public boolean provesItsPoint() {
        return objections.isEmpty();
    }

    /** What it gets for the rest says nothing of the whole. */
    private static boolean isPartly(Report report) {
        return report.tests().stream().anyMatch(TestReport::impossible);
    }

    private static List<String> unearned(Sample sample, Report report) {
        if (report.status() != Report.Status.GRADED || isPartly(report) || report.score().compareTo(report.maxScore().multiply(MUCH)) <= 0) {
            return List.of();
        }
        List<String> from = report.tests().stream().filter(test -> test.score().signum() > 0)
                .map(test -> "\"" + test.name() + "\" (" + Points.plain(test.score()) + ")").toList();
        return List.of((sample.kind() == Sample.Kind.NOTHING ? "a program that does nothing" : "the starter, with nothing done,") + " gets "
                + Points.plain(report.score()) + " of " + Points.plain(report.maxScore()) + " points, more than a quarter: from " + String.join(", ", from)
                + "; expect there what only a program that does its work can show, or give fewer points for it");
    }

    private static List<Objection> ofStarter(Report report) {
        if (report.status() != Report.Status.GRADED) {
            return List.of(Objection.of(message(report)));
        }
        return report.score().compareTo(report.maxScore()) < 0 || isPartly(report) ? List.of() : List.of(Objection.of("it gets full marks: nothing is left to be done"));
    }

    private static List<Objection> ofMutant(CaughtBy caughtBy, Report report) {
        List<Objection> objections = new ArrayList<>(caughtBy.mistakes().stream().map(Objection::of).toList());
        if (report.status() != Report.Status.GRADED) {
            objections.add(Objection.of(message(report)));
            return objections;
        }
        Set<String> failed = failed(report);
        if (!caughtBy.mistakes().isEmpty()) {
            failed.forEach(check -> objections.add(Objection.of("it fails " + check)));
            return objections;
        }
        Set<String> missed = expected(caughtBy, report);
        boolean tried = !missed.isEmpty();
        missed.removeAll(failed);
        missed.forEach(check -> objections.add(new Objection("should have failed " + check, insteadOf(check, report))));
        Set<String> mustNotEnd = testsThatMustNotEnd(caughtBy.checks(), failed);
        explained(report, TestReport.Status.FAILED).filter(failure -> !caughtBy.checks().contains(failure.name()) && !mustNotEnd.contains(failure.test()))
                .forEach(failure -> objections.add(new Objection("should not have failed " + failure.name(), failure.why())));
        explained(report, TestReport.Status.ERROR).filter(failure -> !caughtBy.checks().contains(failure.name()))
                .forEach(failure -> objections.add(new Objection(failure.name(), failure.why())));
        if (tried && objections.isEmpty() && report.tests().stream().allMatch(test -> test.score().compareTo(test.points()) >= 0)) {
            objections.add(Objection.of("it loses no points: the checks that it fails are worth nothing"));
        }
        return objections;
    }

    /** What a check that should have failed came to; empty where it passed. */
    private static String insteadOf(String check, Report report) {
        return Stream.concat(explained(report, TestReport.Status.ERROR), explained(report, TestReport.Status.SKIPPED))
                .filter(other -> other.name().equals(check)).map(Failure::why).findFirst().orElse("");
    }

    /** How much of what is wrong shows before a run is ended from outside depends on the order in which its processes ran. */
    private static Set<String> testsThatMustNotEnd(Set<String> named, Set<String> failed) {
        String suffix = CaughtBy.name("", "terminates");
        return named.stream().filter(name -> name.endsWith(suffix) && failed.contains(name))
                .map(name -> name.substring(0, name.length() - suffix.length())).collect(toCollection(TreeSet::new));
    }

    private static List<Objection> losses(Report report) {
        List<Objection> losses = Stream.concat(explained(report, TestReport.Status.FAILED), explained(report, TestReport.Status.ERROR))
                .map(failure -> new Objection("loses points: " + failure.name(), failure.why())).toList();
        return losses.isEmpty() ? List.of(Objection.of(message(report))) : losses;
    }

    private static String message(Report report) {
        return switch (report.status()) {
            case BUILD_FAILED -> "it does not compile: ";
            case MISSING_FILES -> "it is not complete: ";
            case GRADED, ERROR -> "it was not graded in full: ";
        } + report.message().orElse("a test was skipped");
    }

    private static Set<String> failed(Report report) {
        return explained(report, TestReport.Status.FAILED).map(Failure::name).collect(toCollection(LinkedHashSet::new));
    }

    private record Failure(String test, String name, String why) { }

    private static Stream<Failure> explained(Report report, TestReport.Status status) {
        return report.tests().stream().flatMap(test -> test.checks().stream().filter(check -> check.status() == status)
                .map(check -> of(test, check)));
    }

    private static Failure of(TestReport test, CheckReport check) {
        return new Failure(test.name(), CaughtBy.name(test.name(), check.check()), check.actual());
    }
}
