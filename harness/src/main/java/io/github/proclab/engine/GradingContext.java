package io.github.proclab.engine;

import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/** What the nodes of the tree hand down: what is graded, and who of the platform hears of it. */
record GradingContext(Grading grading, EngineExecutionListener listener, Exclusion exclusion) implements EngineExecutionContext { }
