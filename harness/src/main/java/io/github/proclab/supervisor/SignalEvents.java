package io.github.proclab.supervisor;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.Disposition;
import java.util.Map;

/** Signals: sent, delivered, and what they did to a process. */
final class SignalEvents {

    static final Map<Integer, EventDecoder> KINDS = Map.of(
            33, SignalEvents::sent,
            34, SignalEvents::delivered,
            35, (stamp, in) -> new Event.Stopped(stamp, in.items().i32()),
            36, (stamp, in) -> new Event.Continued(stamp),
            37, SignalEvents::disposition);

    private SignalEvents() { }

    private static Event sent(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.SignalSent(stamp, items.i32(), items.i32(), items.i32(), items.i32());
    }

    private static Event delivered(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.SignalDelivered(stamp, items.i32(), items.count(), items.i32(), items.oneOf(Disposition.values(), 1));
    }

    private static Event disposition(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.DispositionSet(stamp, items.i32(), items.oneOf(Disposition.values(), 1), items.i32());
    }
}
