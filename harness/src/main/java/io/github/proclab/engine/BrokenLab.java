package io.github.proclab.engine;

import io.github.proclab.lab.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A lab file has mistakes; the message lists all of them. */
final class BrokenLab extends RuntimeException {
    BrokenLab(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), null, false, false);
    }
}
