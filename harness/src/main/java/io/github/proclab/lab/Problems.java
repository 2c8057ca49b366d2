package io.github.proclab.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The mistakes found so far in one lab file. */
final class Problems {

    /** More than anybody reads; a file that is hostile could have millions. */
    private static final int MOST = 100;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Position at, String message) {
        Problem problem = new Problem(file, at.line(), at.column(), message);
        if (found.size() < MOST && !found.contains(problem)) {
            found.add(problem);
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Problem> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column)).toList();
    }
}
