package io.github.proclab.cli;

import io.github.proclab.lab.Problem;
import java.util.List;

/** A lab file has mistakes: all of them, each on a line of its own that editors can jump to. */
final class LabProblems extends RuntimeException {

    private final List<Problem> problems;

    LabProblems(List<Problem> problems) {
        super(problems.size() + " mistakes in a lab file");
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }
}
