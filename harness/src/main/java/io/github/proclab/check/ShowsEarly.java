package io.github.proclab.check;

import io.github.proclab.trace.Trace;
import java.util.Optional;

/** A check that a run can fail before its end: what has gone wrong so far, nothing later could mend. */
interface ShowsEarly extends Check {

    Optional<Finding> failureSoFar(Trace trace);
}
