package io.github.proclab.engine;

import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Requirement;
import io.github.proclab.report.TestReport;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What must have passed before a test counts. */
final class Prerequisites {

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

    private static Optional<String> unmet(String required, Collection<TestReport> tested) {
        Optional<TestReport.Status> status = tested.stream().filter(report -> report.name().equals(required)).map(TestReport::status).findFirst();
        return status.filter(TestReport.Status.PASSED::equals).isPresent() ? Optional.empty()
                : Optional.of("not run: it requires \"" + required + "\", which " + (status.isEmpty() ? "was not run"
                        : status.get() == TestReport.Status.ERROR ? "could not be judged" : "did not pass"));
    }
}
