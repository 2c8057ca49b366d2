package io.github.proclab.check;

import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.Trace;
import java.util.Set;

/** Holds the trace of the natural run against one expectation of a lab file. Pure: the same trace gives the same finding. */
@FunctionalInterface
public interface Check extends Criterion {

    Finding check(Trace trace);

    @Override
    default Set<FurtherEvidence> reads() {
        return Set.of();
    }

    @Override
    default Finding judge(TestEvidence evidence) {
        return check(evidence.natural());
    }
}
