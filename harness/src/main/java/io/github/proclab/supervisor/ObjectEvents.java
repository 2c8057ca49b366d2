package io.github.proclab.supervisor;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.FileState;
import io.github.proclab.trace.Event.IpcKind;
import java.util.Map;

/** Objects of the kernel that outlive a process, and files. */
final class ObjectEvents {

    static final Map<Integer, EventDecoder> KINDS = Map.of(
            39, (stamp, in) -> new Event.IpcMade(stamp, kind(in), in.items().text(), in.items().i32()),
            40, (stamp, in) -> new Event.IpcRemoved(stamp, kind(in), in.items().text(), in.items().i32()),
            41, (stamp, in) -> new Event.Left(stamp, kind(in), in.items().text()),
            44, ObjectEvents::collection);

    private ObjectEvents() { }

    private static IpcKind kind(EventPayload in) {
        return in.items().oneOf(IpcKind.values(), 1);
    }

    private static Event collection(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.Collection(stamp, items.text(), items.oneOf(FileState.values(), 0), items.bytes());
    }
}
