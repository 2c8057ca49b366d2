package io.github.proclab.check;

import io.github.proclab.trace.Trace;

/** Holds a trace against one expectation of a lab file. Pure: the same trace gives the same finding. */
@FunctionalInterface
public interface Check {
    Finding check(Trace trace);
}
