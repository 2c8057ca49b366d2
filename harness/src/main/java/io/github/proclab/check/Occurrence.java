package io.github.proclab.check;

import io.github.proclab.trace.Event;

/**
 * Something that happened in a run.
 *
 * @param first of its events; a line may be written in several
 * @param says  in words: "main got child 1 (exit 0)"
 */
record Occurrence(Event first, Event last, String says) {

    static Occurrence of(Event event, String says) {
        return new Occurrence(event, event, says);
    }

    boolean endsBefore(Occurrence other) {
        return last.number() < other.first.number();
    }
}
