package io.github.proclab.check;

import io.github.proclab.trace.EnforcedOrder;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import java.util.Optional;

/** What a run stands for. */
enum Orders {

    /** For every run of the program that differs in nothing but who was faster: there is no other run to look at. */
    EVERY_LEGAL,
    /** For itself: other orders are tried in other runs. */
    AS_IT_CAME;

    /**
     * What the program itself put in order; empty where the run stands for itself, as one by a schedule does, or has
     * too many processes.
     */
    Optional<EnforcedOrder> enforced(Trace trace) {
        boolean controlled = trace.events().stream().anyMatch(Event.Step.class::isInstance);
        return this == AS_IT_CAME || controlled ? Optional.empty() : Optional.of(EnforcedOrder.in(trace))
                .filter(EnforcedOrder::isKnown);
    }
}
