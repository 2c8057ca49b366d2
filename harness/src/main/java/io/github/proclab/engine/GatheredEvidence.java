package io.github.proclab.engine;

import io.github.proclab.trace.Recording;
import io.github.proclab.trace.TestEvidence;

/**
 * The evidence of a test, and the recording that its natural run's trace follows from. Both are kept, so that it can be judged again
 * without running anything.
 */
public record GatheredEvidence(Recording recording, TestEvidence evidence) { }
