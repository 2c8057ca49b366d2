package io.github.proclab.supervisor;

import io.github.proclab.trace.Event;
import java.util.Map;

/** Processes that come, end, and are waited for. */
final class ProcessEvents {

    static final Map<Integer, EventDecoder> KINDS = Map.of(
            16, (stamp, in) -> new Event.Started(stamp, in.items().count()),
            17, ProcessEvents::created,
            18, (stamp, in) -> new Event.ThreadStarted(stamp, in.items().count()),
            19, (stamp, in) -> new Event.ThreadEnded(stamp, in.items().count()),
            22, (stamp, in) -> new Event.Ended(stamp, in.items().status(), in.items().flag()),
            23, ProcessEvents::collected,
            24, (stamp, in) -> new Event.Orphaned(stamp, in.items().count(), in.items().count()),
            25, ProcessEvents::waited);

    private ProcessEvents() { }

    private static Event created(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.Created(stamp, items.count(), items.count(), items.oneOf(Event.Creation.values(), 1), items.u64());
    }

    private static Event collected(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.Collected(stamp, items.status(), items.u64(), items.u64(), items.u64(), items.u64(), items.u64(), items.flag());
    }

    private static Event waited(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.Waited(stamp, items.i32(), items.i32(), items.i32(), items.i32(), items.count(), items.status(), in.since());
    }
}
