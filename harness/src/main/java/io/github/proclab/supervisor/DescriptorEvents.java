package io.github.proclab.supervisor;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.Descriptor;
import java.util.List;
import java.util.Map;

/** Descriptors: read, written, made, closed, and how a whole table stands. */
final class DescriptorEvents {

    static final Map<Integer, EventDecoder> KINDS = Map.of(
            27, DescriptorEvents::read,
            28, DescriptorEvents::wrote,
            29, DescriptorEvents::opened,
            30, DescriptorEvents::openFailed,
            31, DescriptorEvents::closed,
            32, DescriptorEvents::table,
            48, DescriptorEvents::buffered,
            49, DescriptorEvents::awaits,
            52, DescriptorEvents::discarded);

    private static final int READS = 1;
    private static final int WRITES = 2;

    /** A descriptor takes at least its number, its object's kind, inode and length of name, and its mode. */
    private static final int SMALLEST_DESCRIPTOR = 4 + 1 + 8 + 4 + 1;

    /** A stream takes at least its number, its object, and the length of its text. */
    private static final int SMALLEST_STREAM = 4 + 1 + 8 + 4 + 4;

    private DescriptorEvents() { }

    private static Event read(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.Read(stamp, items.i32(), items.object(), items.u64(), items.u64(), in.since());
    }

    private static Event wrote(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.Wrote(stamp, items.i32(), items.object(), items.u64(), items.u64(), in.since(), items.bytes());
    }

    private static Event opened(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.Opened(stamp, items.oneOf(Event.Opening.values(), 1), items.i32(), items.object(), items.i32(), items.i32());
    }

    private static Event openFailed(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.OpenFailed(stamp, items.i32(), items.text(), items.i32(), items.i32());
    }

    private static Event closed(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.Closed(stamp, items.i32(), items.object(), items.i32(), items.oneOf(Event.Closing.values(), 1));
    }

    private static Event table(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        Event.Moment moment = items.oneOf(Event.Moment.values(), 1);
        return new Event.Descriptors(stamp, moment, items.items(items.count(), SMALLEST_DESCRIPTOR, () -> descriptor(items)));
    }

    private static Event buffered(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.Buffered(stamp, items.count(), items.u8Between(0, 1) == 1, streams(items));
    }

    private static Event discarded(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.Discarded(stamp, items.oneOf(Event.Discarding.values(), 1), streams(items));
    }

    private static List<Event.Unflushed> streams(PayloadReader items) {
        return items.items(items.count(), SMALLEST_STREAM, () -> new Event.Unflushed(items.i32(), items.object(), items.bytes()));
    }

    private static Event awaits(Event.Stamp stamp, EventPayload in) {
        PayloadReader items = in.items();
        return new Event.Awaits(stamp, items.count(), items.count(), items.i32(), items.items(items.count(), SMALLEST_DESCRIPTOR, () -> descriptor(items)));
    }

    /** A mode of 0 is a descriptor that was opened with O_PATH. */
    private static Descriptor descriptor(PayloadReader items) {
        int fd = items.i32();
        var object = items.object();
        int mode = items.u8Between(0, READS | WRITES);
        return new Descriptor(fd, object, (mode & READS) != 0, (mode & WRITES) != 0);
    }
}
