package io.github.proclab.engine;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import java.util.HashMap;
import java.util.Map;

/**
 * Names for the events of a trace: the kind, and which of its process's events of that kind it is. An event's number in the trace depends on
 * what others do in between, and so on luck; the name is the same in every run in which the process does the same.
 */
final class EventsByKind {

    static final Named NONE = new Named("", 0);

    private final Map<Integer, Named> names = new HashMap<>();

    private EventsByKind() { }

    /** @param ordinal from 1 */
    record Named(String kind, int ordinal) { }

    static EventsByKind in(Trace trace) {
        EventsByKind events = new EventsByKind();
        Map<String, Integer> seen = new HashMap<>();
        for (Event event : trace.events()) {
            String kind = event.getClass().getSimpleName();
            int ordinal = seen.merge(event.process() + " " + kind, 1, Integer::sum);
            events.names.put(event.number(), new Named(kind, ordinal));
        }
        return events;
    }

    /** @param number of the event in the trace; 0: none */
    Named name(int number) {
        return names.getOrDefault(number, NONE);
    }
}
