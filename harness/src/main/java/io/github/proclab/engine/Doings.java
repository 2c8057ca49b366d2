package io.github.proclab.engine;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of its process's own doings an event is, counted from 1. What other processes do in between, and what the kernel does to it, is a
 * matter of luck and not counted: so the number is the same in every run in which the process does the same.
 */
final class Doings {

    private final Map<Integer, Integer> numbers = new HashMap<>();

    private Doings() { }

    static Doings in(Trace trace) {
        Doings doings = new Doings();
        Map<Integer, Integer> done = new HashMap<>();
        for (Event event : trace.events()) {
            int number = done.merge(event.process(), isDoneBySelf(event) ? 1 : 0, Integer::sum);
            doings.numbers.put(event.number(), number);
        }
        return doings;
    }

    /** @param event its number in the trace; 0: none */
    int number(int event) {
        return numbers.getOrDefault(event, 0);
    }

    private static boolean isDoneBySelf(Event event) {
        return !(event instanceof Event.SignalDelivered || event instanceof Event.Stopped || event instanceof Event.Continued
                || event instanceof Event.Began || event instanceof Event.Blocked || event instanceof Event.Descriptors
                || event instanceof Event.Collected || event instanceof Event.Orphaned || event instanceof Event.Sweep);
    }
}
