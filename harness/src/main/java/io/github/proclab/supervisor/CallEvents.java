package io.github.proclab.supervisor;

import io.github.proclab.trace.Event;
import java.util.Map;

/** System calls: under way, returned, blocked, refused. */
final class CallEvents {

    static final Map<Integer, EventDecoder> KINDS = Map.of(
            26, (stamp, in) -> new Event.Began(stamp, in.items().i32()),
            38, CallEvents::called,
            42, CallEvents::blocked,
            43, (stamp, in) -> new Event.Refused(stamp, in.items().i32()),
            51, CallEvents::allocationFailed);

    private static final int ARGUMENTS = 6;

    private CallEvents() { }

    private static Event called(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.Called(stamp, items.i32(), items.u64s(ARGUMENTS), items.u64(), in.since());
    }

    private static Event allocationFailed(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.AllocationFailed(stamp, items.oneOf(Event.Wanted.values(), 1), items.u64(), items.i32(),
                items.oneOf(Event.OwnLimit.values(), 0), items.u64());
    }

    private static Event blocked(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.Blocked(stamp, state(items), items.i32(), items.u64s(ARGUMENTS), items.i32(), items.object());
    }

    private static char state(PayloadReader items) {
        int state = items.u8();
        if (!Character.isLetter(state) || state > 'z') {
            throw new SupervisorException(state + " is no state of a process");
        }
        return (char) state;
    }
}
