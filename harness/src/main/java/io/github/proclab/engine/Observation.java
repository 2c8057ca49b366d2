package io.github.proclab.engine;

import io.github.proclab.trace.Recording;
import io.github.proclab.trace.Trace;

/** One watched run: the evidence, and the trace that follows from it. */
public record Observation(Recording recording, Trace trace) { }
