package io.github.proclab.check;

import io.github.proclab.check.Finding.Evidence;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Evidence, told in the order of the run. */
final class Story {

    /** Of more processes alike a finding tells no more: a program may have made thousands. */
    static final int MOST_ALIKE = 8;

    private static final int LONGEST = 16;

    private final Trace trace;
    private final List<Evidence> told = new ArrayList<>();

    Story(Trace trace) {
        this.trace = trace;
    }

    Story tell(Event event, String says) {
        String called = trace.callerAt(event).map(caller -> says + " (from " + caller + ")").orElse(says);
        Evidence evidence = new Evidence(event.number(), trace.nameOf(event.process()), trace.at(event), called);
        if (!told.contains(evidence)) {
            told.add(evidence);
        }
        return this;
    }

    /** At a place that the event itself does not come from: told just before what comes from there. */
    Story tellAt(Event event, SourceLine place, String says) {
        told.add(new Evidence(event.number(), trace.nameOf(event.process()), Optional.of(place), says));
        return this;
    }

    /** What no single event shows. */
    Story tell(String process, String says) {
        told.add(new Evidence(0, process, Optional.empty(), says));
        return this;
    }

    /** What another run shows. */
    Story tell(String process, Optional<SourceLine> at, String says) {
        told.add(new Evidence(0, process, at, says));
        return this;
    }

    /** Of a long story the middle is left out, and that is said. */
    List<Evidence> inOrder() {
        List<Evidence> sorted = told.stream().sorted(Comparator.comparingInt(Evidence::event)).toList();
        if (sorted.size() <= LONGEST) {
            return sorted;
        }
        int head = LONGEST * 2 / 3;
        int tail = LONGEST - head - 1;
        List<Evidence> shortened = new ArrayList<>(sorted.subList(0, head));
        Evidence next = sorted.get(head);
        shortened.add(new Evidence(next.event(), next.process(), Optional.empty(),
                "… " + (sorted.size() - head - tail) + " more like these …"));
        shortened.addAll(sorted.subList(sorted.size() - tail, sorted.size()));
        return List.copyOf(shortened);
    }
}
