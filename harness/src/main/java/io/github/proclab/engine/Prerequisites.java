package io.github.proclab.engine;

import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Requirement;
import io.github.proclab.report.TestReport;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What must have passed before a test counts. */
final class Prerequisites {

    static final String LEFT_OUT = "; its points are no part of the maximum";

    private Prerequisites() { }

    /**
     * Why a test is not to be run: one that it requires has not passed.
     *
     * @param selected what is not among them is not asked for
     * @param tested   those that have come out
     */
    static Optional<String> unmet(LabTest test, List<LabTest> selected, Collection<TestReport> tested) {
        return test.requires().stream().map(Requirement::test).filter(name -> selected.stream().anyMatch(each -> each.name().equals(name)))
                .flatMap(name -> unmet(name, tested).stream()).findFirst();
    }

    /**
     * Whether a test that is not to be run would have been, as far as is known: what it requires did not fail, and could not be judged, or depends
     * itself on what could not.
     */
    static boolean isUndecided(LabTest test, List<LabTest> selected, Collection<TestReport> tested) {
        List<LabTest> required = test.requires().stream().map(Requirement::test)
                .flatMap(name -> selected.stream().filter(each -> each.name().equals(name))).toList();
        boolean failed = required.stream().anyMatch(each -> status(each.name(), tested).filter(TestReport.Status.FAILED::equals).isPresent());
        return !failed && required.stream().anyMatch(each -> status(each.name(), tested).map(TestReport.Status.ERROR::equals)
                .orElseGet(() -> isUndecided(each, selected, tested)));
    }

    private static Optional<TestReport.Status> status(String name, Collection<TestReport> tested) {
        return tested.stream().filter(report -> report.name().equals(name)).map(TestReport::status).findFirst();
    }

    private static Optional<String> unmet(String required, Collection<TestReport> tested) {
        Optional<TestReport.Status> status = status(required, tested);
        return status.filter(TestReport.Status.PASSED::equals).isPresent() ? Optional.empty()
                : Optional.of("not run: it requires \"" + required + "\", which " + (status.isEmpty() ? "was not run"
                        : status.get() == TestReport.Status.ERROR ? "could not be judged" : "did not pass"));
    }
}
