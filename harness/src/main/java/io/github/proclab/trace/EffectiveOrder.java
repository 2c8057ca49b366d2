package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves each call's event to where the call took effect. The supervisor sees a call's return later than the kernel
 * carries it out, and says {@link Event.Began} where something that follows from it is seen first.
 */
final class EffectiveOrder {

    private record Caller(int process, int thread) { }

    private final List<Event> ordered = new ArrayList<>();
    private final Map<Caller, Integer> places = new HashMap<>();

    private EffectiveOrder() { }

    static List<Event> of(List<Event> events) {
        EffectiveOrder order = new EffectiveOrder();
        events.forEach(order::add);
        return order.ordered.stream().filter(event -> !(event instanceof Event.Began)).toList();
    }

    private void add(Event event) {
        Caller caller = new Caller(event.process(), event.stamp().thread());
        if (event instanceof Event.Began) {
            places.putIfAbsent(caller, ordered.size());
            ordered.add(event);
            return;
        }
        Integer place = places.get(caller);
        if (place != null && isReturnOf((Event.Began) ordered.get(place), event)) {
            places.remove(caller);
            ordered.set(place, movedTo(ordered.get(place).stamp(), event));
        } else {
            ordered.add(event);
        }
    }

    private static boolean isReturnOf(Event.Began began, Event event) {
        if (event instanceof Event.Waited e) {
            return e.call() == began.call();
        }
        if (event instanceof Event.SignalSent e) {
            return e.call() == began.call();
        }
        if (event instanceof Event.OpenFailed e) {
            return e.call() == began.call();
        }
        if (event instanceof Event.Called e) {
            return e.call() == began.call();
        }
        return event instanceof Event.Read || event instanceof Event.Wrote || event instanceof Event.Opened
                || event instanceof Event.Closed || event instanceof Event.DispositionSet
                || event instanceof Event.IpcMade || event instanceof Event.IpcRemoved;
    }

    private static Event movedTo(Event.Stamp place, Event event) {
        List<Long> frames = event.stamp().frames();
        Event.Stamp stamp = new Event.Stamp(place.number(), place.nanos(), place.process(), place.thread(),
                frames.isEmpty() ? place.frames() : frames);
        return Restamped.with(stamp, event);
    }
}
