package io.github.proclab.trace;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The latest point at which a process should have closed a descriptor that it did not need, as far as what it did tells.
 *
 * @param event what it did there
 */
public record Overdue(Kind kind, Event event) {

    /** What tells most comes first. */
    public enum Kind {
        /** It executed another program. */ BEFORE_EXEC,
        /** It read or wrote it for the last time. */ AFTER_USE,
        /** It closed or duplicated the pipe's other descriptors. */ AFTER_OTHER_END,
        /** It created the last process that got the descriptor from it. */ AFTER_FORK,
        /** It was created with the descriptor. */ AT_BIRTH
    }

    public static Optional<Overdue> of(Holding held, Trace trace) {
        Map<Kind, Event> found = new EnumMap<>(Kind.class);
        for (Event event : trace.events()) {
            if (event.number() >= held.from() && event.number() < trace.over()) {
                kind(held, event).ifPresent(kind -> {
                    if (kind != Kind.BEFORE_EXEC || !found.containsKey(kind)) {
                        found.put(kind, event);
                    }
                });
            }
        }
        return found.entrySet().stream().findFirst().map(entry -> new Overdue(entry.getKey(), entry.getValue()));
    }

    private static Optional<Kind> kind(Holding held, Event event) {
        if (event instanceof Event.Created created && created.child() == held.process()) {
            return Optional.of(Kind.AT_BIRTH);
        }
        if (event.process() != held.process() || event.number() == held.from() || !held.isHeldAt(event.number())) {
            return Optional.empty();
        }
        if (event instanceof Event.Executed) {
            return Optional.of(Kind.BEFORE_EXEC);
        } else if (event instanceof Event.Created) {
            return Optional.of(Kind.AFTER_FORK);
        } else if (event instanceof Event.Read read && read.fd() == held.fd() || event instanceof Event.Wrote wrote && wrote.fd() == held.fd()) {
            return Optional.of(Kind.AFTER_USE);
        }
        return event instanceof Event.Closed closed && closed.object().same(held.object())
                || event instanceof Event.Opened opened && opened.how() == Event.Opening.DUP && opened.object().same(held.object())
                ? Optional.of(Kind.AFTER_OTHER_END) : Optional.empty();
    }
}
