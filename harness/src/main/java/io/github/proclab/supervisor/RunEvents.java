package io.github.proclab.supervisor;

import io.github.proclab.trace.Event;
import java.util.Map;

/** The run as a whole. */
final class RunEvents {

    static final Map<Integer, EventDecoder> KINDS = Map.of(
            45, RunEvents::ended,
            46, (stamp, in) -> new Event.Output(stamp, in.items().u8Between(1, 2), in.items().bytes()),
            47, (stamp, in) -> new Event.Sweep(stamp),
            50, RunEvents::memoryExceeded);

    private RunEvents() { }

    private static Event memoryExceeded(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.MemoryExceeded(stamp, items.oneOf(Event.Whose.values(), 1), items.u64(), items.u64());
    }

    private static Event ended(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.RunEnded(stamp, items.oneOf(Event.Verdict.values(), 1), items.text(), items.u64(), items.u64(), items.u64());
    }
}
