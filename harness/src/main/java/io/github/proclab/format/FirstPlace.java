package io.github.proclab.format;

import io.github.proclab.format.Problems.Problem;
import io.github.proclab.format.Problems.Spot;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import java.util.List;
import java.util.Optional;

/** Where in the source to look first. */
public final class FirstPlace {

    private FirstPlace() { }

    /** Of what lost a test most; where nothing could be run, of what the compiler says. Nothing where no place is known. */
    public static Optional<Place> of(TestReport test, Report report, Setting setting) {
        List<Problem> problems = Problems.of(report, setting);
        return problems.stream().filter(problem -> problem.test().equals(test.name()) || problem.test().isEmpty()).flatMap(problem -> problem.places().stream())
                .map(Spot::place).findFirst();
    }
}
