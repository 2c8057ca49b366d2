package io.github.proclab.trace;

import java.util.List;

/** The evidence of one run, as the supervisor gave it: everything from its first event to {@link Event.RunEnded}. */
public record Recording(List<Event> events) {
    public Recording {
        events = List.copyOf(events);
        if (events.isEmpty() || !(events.get(events.size() - 1) instanceof Event.RunEnded)) {
            throw new IllegalArgumentException("a recording ends with the end of its run");
        }
    }

    public Event.RunEnded end() {
        return (Event.RunEnded) events.get(events.size() - 1);
    }
}
