package io.github.proclab.lab.warning;

import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Problem;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is doubtful about a lab whose file can be read. */
public final class Warnings {

    private Warnings() { }

    /**
     * In the order of the file.
     *
     * @param file as it was given
     */
    public static List<Problem> of(Lab lab, Path file) {
        return Stream.concat(lab.tests().stream().flatMap(Warnings::of), IdlePoints.in(lab).stream())
                .map(warning -> new Problem(file.toString(), warning.at().line(), warning.at().column(), warning.message()))
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column)).distinct().toList();
    }

    private static Stream<Warning> of(LabTest test) {
        return Stream.of(Contradictions.in(test), FreePoints.in(test), UnknownProcesses.in(test),
                        LooseCaptures.in(test), IdleBounds.in(test))
                .flatMap(List::stream);
    }
}
