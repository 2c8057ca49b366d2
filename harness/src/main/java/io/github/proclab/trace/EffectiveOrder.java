package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Moves each call's event to where the call took effect. The supervisor sees a call's return later than the kernel
 * carries it out, and says {@link Event.Began} where something that follows from it is seen first.
 */
final class EffectiveOrder {

    private static final Set<String> EXECS = Set.of("execve", "execveat");
    private static final Set<String> DUPS = Set.of("dup", "dup2", "dup3", "fcntl");
    private static final Set<String> OPENS = Set.of("open", "openat", "openat2", "creat");
    private static final Set<String> WAITS_AND_KILLS = Set.of("wait4", "waitid", "kill", "tkill", "tgkill",
            "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_send_signal");
    private static final Set<String> NO_WRITES = Stream.of(EXECS, DUPS, OPENS, WAITS_AND_KILLS)
            .flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    /** With the tid at the entry of the call; a thread that executes gets the tid of its process's first one (execve(2)). */
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
        if (event instanceof Event.Began began) {
            places.merge(new Caller(event.process(), event.stamp().thread()), ordered.size(),
                    (earlier, now) -> ((Event.Began) ordered.get(earlier)).call() == began.call() ? earlier : now);
            ordered.add(event);
            return;
        }
        Optional<Caller> caller = callerOf(event);
        if (caller.isPresent()) {
            int place = places.remove(caller.get());
            ordered.set(place, movedTo(ordered.get(place).stamp(), event));
        } else {
            ordered.add(event);
        }
    }

    /** Who began the call that this is the return of. */
    private Optional<Caller> callerOf(Event event) {
        Predicate<Caller> itself = event instanceof Event.Executed ? caller -> caller.process() == event.process()
                : new Caller(event.process(), event.stamp().thread())::equals;
        return places.keySet().stream().filter(itself)
                .filter(caller -> isReturnOf((Event.Began) ordered.get(places.get(caller)), event)).findFirst();
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
        String call = SystemCalls.name(began.call());
        if (event instanceof Event.Executed || event instanceof Event.ExecFailed) {
            return EXECS.contains(call);
        }
        if (event instanceof Event.Closed e) {
            return e.how() == Event.Closing.REPLACED && DUPS.contains(call);
        }
        if (event instanceof Event.Opened e) {
            return e.how() == Event.Opening.DUP && DUPS.contains(call)
                    || e.how() == Event.Opening.OPEN && OPENS.contains(call);
        }
        return event instanceof Event.Wrote && !NO_WRITES.contains(call);
    }

    private static Event movedTo(Event.Stamp place, Event event) {
        List<Long> frames = event.stamp().frames();
        Event.Stamp stamp = new Event.Stamp(place.number(), place.nanos(), place.process(), place.thread(),
                frames.isEmpty() ? place.frames() : frames);
        return Restamped.with(stamp, event);
    }
}
