package io.github.proclab.supervisor;

import io.github.proclab.trace.Event;

/** Makes an event of what follows its stamp. */
@FunctionalInterface
interface EventDecoder {
    Event decode(Event.Stamp stamp, EventPayload payload);
}
