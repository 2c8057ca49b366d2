package io.github.proclab.check;

import io.github.proclab.lab.OrderedEvent;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chains of events in one run. As every event of a link comes before every event of the next, it is enough to compare neighbours:
 * the last of the one with the first of the other, and, where both name several processes in the same words, process by process.
 */
final class Chains {

    /** @param wanted the link that should have come first */
    record Violation(OrderedEvent wanted, Occurrence first, Occurrence second) { }

    /** @param wanted the link that comes first */
    record Neighbours(OrderedEvent wanted, List<Occurrence> before, List<Occurrence> after) { }

    /** @param without the processes that it should have happened to; empty where nobody in particular was meant, or none there is */
    record Missing(String says, List<TracedProcess> without) { }

    private record Whose(OrderedEvent event, int process) { }

    private static final int ANYBODY = 0;

    private final Trace trace;
    private final Selected selected;
    private final Occurrences occurrences;
    private final Map<Whose, List<Occurrence>> known = new HashMap<>();

    Chains(Trace trace) {
        this.trace = trace;
        selected = new Selected(trace);
        occurrences = new Occurrences(trace);
    }

    Trace trace() {
        return trace;
    }

    List<Violation> violations(List<OrderedEvent> chain) {
        return neighbours(chain).stream().flatMap(pair -> compare(pair.wanted(), pair.before(), pair.after()).stream()).toList();
    }

    /** All that must come before all of something else. */
    List<Neighbours> neighbours(List<OrderedEvent> chain) {
        List<Neighbours> neighbours = new ArrayList<>();
        for (int i = 1; i < chain.size(); i++) {
            OrderedEvent first = chain.get(i - 1);
            OrderedEvent second = chain.get(i);
            if (first.process().isPresent() && first.process().equals(second.process())) {
                processes(first).forEach(process -> neighbours.add(new Neighbours(first, of(first, process), of(second, process))));
            } else {
                neighbours.add(new Neighbours(first, all(first), all(second)));
            }
        }
        return neighbours;
    }

    /** What should have happened and did not; empty where it happened, and for each process that it should have happened to. */
    Optional<Missing> missing(OrderedEvent event) {
        String never = (event.written().contains("\"") ? event.written() : "\"" + event.written() + "\"") + " never happened";
        if (event.process().isEmpty()) {
            return all(event).isEmpty() ? Optional.of(new Missing(never, List.of())) : Optional.empty();
        }
        List<TracedProcess> processes = processes(event);
        if (processes.isEmpty()) {
            return Optional.of(new Missing(never + ": " + selected.missing(event.process().get()), List.of()));
        }
        List<TracedProcess> without = processes.stream().filter(process -> of(event, process).isEmpty()).toList();
        return without.isEmpty() ? Optional.empty()
                : Optional.of(new Missing(never + (processes.size() == 1 ? "" : " for " + Words.names(without)), without));
    }

    List<Occurrence> all(OrderedEvent event) {
        return event.process().isEmpty() ? known.computeIfAbsent(new Whose(event, ANYBODY), key -> occurrences.ofAnybody(event))
                : processes(event).stream().flatMap(process -> of(event, process).stream()).toList();
    }

    private List<TracedProcess> processes(OrderedEvent event) {
        return selected.processes(event.process().orElseThrow());
    }

    private List<Occurrence> of(OrderedEvent event, TracedProcess process) {
        return known.computeIfAbsent(new Whose(event, process.id()), key -> occurrences.of(event, process));
    }

    private static Optional<Violation> compare(OrderedEvent wanted, List<Occurrence> before, List<Occurrence> after) {
        Optional<Occurrence> last = before.stream().max(Comparator.comparingInt(happened -> happened.last().number()));
        Optional<Occurrence> first = after.stream().min(Comparator.comparingInt(happened -> happened.first().number()));
        return last.isEmpty() || first.isEmpty() || last.get().endsBefore(first.get()) ? Optional.empty()
                : Optional.of(new Violation(wanted, last.get(), first.get()));
    }
}
