package io.github.proclab.supervisor;

import io.github.proclab.trace.Event;

/** The payload of an event: the usual items, and references to other events of its run. */
final class EventPayload {

    private final PayloadReader items;
    private final EventNumbers numbers;

    EventPayload(PayloadReader items, EventNumbers numbers) {
        this.items = items;
        this.numbers = numbers;
    }

    PayloadReader items() {
        return items;
    }

    /** @param number of the event that this payload belongs to */
    Event.Stamp stamp(int number) {
        long nanos = items.u64();
        int process = items.count();
        int thread = items.count();
        return new Event.Stamp(number, nanos, process, thread, items.u64s(items.u8()));
    }

    /** A frame before this one, as the number of the last event up to there; 0: none. */
    int since() {
        return numbers.upTo(items.count());
    }
}
