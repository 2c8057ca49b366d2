package io.github.proclab.check;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * For how long a process stood as a zombie.
 *
 * @param until the wait that got it; where none did, the end of who should have waited, or of the run
 */
record ZombieTime(TracedProcess process, Event from, Event until) {

    /** Empty where it did not end, or was gone at once: its parent need not wait, or init has it. */
    static Optional<ZombieTime> of(Trace trace, TracedProcess process) {
        int holder = process.orphan() ? process.adopter().orElse(0) : process.parent();
        Optional<Event> from = process.exit().flatMap(status -> process.usage().<Event>map(Event.class::cast).or(process::ended));
        if (holder == 0 || from.isEmpty() || process.reaped() == TracedProcess.Reaped.AUTOMATIC) {
            return Optional.empty();
        }
        Event over = trace.events().stream().filter(event -> event.number() >= trace.over()).findFirst().orElseThrow();
        return Stream.of(process.reap().map(Event.class::cast), trace.process(holder).ended().map(Event.class::cast), Optional.of(over))
                .flatMap(Optional::stream).min(Comparator.comparingInt(Event::number))
                .filter(until -> until.number() > from.get().number()).map(until -> new ZombieTime(process, from.get(), until));
    }

    Duration length() {
        return Duration.ofNanos(until.stamp().nanos() - from.stamp().nanos());
    }

    boolean reaped() {
        return until instanceof Event.Waited;
    }
}
