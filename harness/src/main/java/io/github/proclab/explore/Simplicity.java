package io.github.proclab.explore;

import java.util.Comparator;

/** Which of two runs is easier to follow. */
final class Simplicity {

    /** The simplest first. */
    static final Comparator<Execution<?>> ORDER = Comparator.<Execution<?>>comparingInt(Execution::preemptions).thenComparingInt(run -> run.steps().size());

    private Simplicity() { }
}
