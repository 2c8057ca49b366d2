package io.github.proclab.supervisor;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Touch;
import java.util.List;
import java.util.Map;

/** The steps of a controlled run. */
final class ScheduleEvents {

    static final Map<Integer, EventDecoder> KINDS = Map.of(
            64, ScheduleEvents::step,
            65, (stamp, in) -> new Event.Touched(stamp, in.items().flag(), in.items().u8(), touches(in.items())),
            66, (stamp, in) -> new Event.Pending(stamp, in.items().count(), kind(in.items()), in.items().i32(), touches(in.items())),
            67, (stamp, in) -> new Event.Uncontrolled(stamp, in.items().oneOf(Event.Uncontrol.values(), 1), in.items().text()));

    /** Bytes: object, id, access, and how much there was and was asked for. */
    private static final int TOUCH = 1 + 4 + 1 + 4 + 4;

    private ScheduleEvents() { }

    private static Event step(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.Step(stamp, items.count(), kind(items), items.i32(), numbers(items), touches(items));
    }

    private static Event.StepKind kind(PayloadReader items) {
        return items.oneOf(Event.StepKind.values(), 1);
    }

    private static List<Integer> numbers(PayloadReader items) {
        return items.items(items.count(), Integer.BYTES, items::count);
    }

    private static List<Touch> touches(PayloadReader items) {
        return items.items(items.count(), TOUCH, () -> touch(items));
    }

    private static Touch touch(PayloadReader items) {
        return new Touch(items.oneOf(Touch.Subject.values(), 0), items.count(), items.oneOf(Touch.Access.values(), 1), items.u32(), items.u32());
    }
}
