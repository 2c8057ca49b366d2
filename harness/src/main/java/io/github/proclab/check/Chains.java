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
import java.util.TreeMap;

/**
 * Chains of events in one run. Each process that a link means has to have an event for it that comes after those of the link before: of the
 * same process, where both name it in the same words, else of all. A signal, say, that comes several times is good with any that fits:
 * taking the earliest leaves most room for the links that follow, so that it finds an order where there is one.
 */
final class Chains {

    /** @param wanted the link that should have come first */
    record Violation(OrderedEvent wanted, Occurrence first, Occurrence second) { }

    /** @param wanted the link that comes first */
    record Neighbours(OrderedEvent wanted, List<Occurrence> before, List<Occurrence> after) { }

    /** @param without the processes that it should have happened to; empty where nobody in particular was meant, or none there is */
    record Missing(String says, List<TracedProcess> without) { }

    private record Pair(Neighbours neighbours, Optional<Violation> violation) { }

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
        return pairs(chain).stream().flatMap(pair -> pair.violation().stream()).toList();
    }

    /** What comes before what, each being the event that was chosen for its link. */
    List<Neighbours> neighbours(List<OrderedEvent> chain) {
        return pairs(chain).stream().map(Pair::neighbours).toList();
    }

    private List<Pair> pairs(List<OrderedEvent> chain) {
        List<Pair> pairs = new ArrayList<>();
        Map<Integer, Occurrence> chosen = new TreeMap<>();
        for (int i = 0; i < chain.size(); i++) {
            OrderedEvent event = chain.get(i);
            Optional<OrderedEvent> before = i == 0 ? Optional.empty() : Optional.of(chain.get(i - 1));
            boolean each = before.filter(first -> first.process().isPresent() && first.process().equals(event.process())).isPresent();
            chosen = next(before, chosen, asOne(event, chain, byProcess(event)), each, pairs);
        }
        return pairs;
    }

    private Map<Integer, List<Occurrence>> byProcess(OrderedEvent event) {
        Map<Integer, List<Occurrence>> by = new TreeMap<>();
        if (event.process().isEmpty()) {
            by.put(ANYBODY, known.computeIfAbsent(new Whose(event, ANYBODY), key -> occurrences.ofAnybody(event)));
        } else {
            processes(event).forEach(process -> by.put(process.id(), of(event, process)));
        }
        by.values().removeIf(List::isEmpty);
        return by;
    }

    /** Of lines every one counts, from the first to the last, unless the chain itself names them more than once. */
    private static Map<Integer, List<Occurrence>> asOne(OrderedEvent event, List<OrderedEvent> chain, Map<Integer, List<Occurrence>> events) {
        if (event.kind() == OrderedEvent.Kind.PRINT && chain.stream().filter(link -> link.written().equals(event.written())).count() == 1) {
            events.replaceAll((process, lines) -> List.of(new Occurrence(lines.get(0).first(), lines.get(lines.size() - 1).last(), lines.get(0).says())));
        }
        return events;
    }

    /** The events that are chosen for a link, after those that were chosen for the one before. */
    private static Map<Integer, Occurrence> next(Optional<OrderedEvent> wanted, Map<Integer, Occurrence> before,
                                                 Map<Integer, List<Occurrence>> events, boolean each, List<Pair> pairs) {
        Map<Integer, Occurrence> chosen = new TreeMap<>();
        List<Violation> violations = new ArrayList<>();
        events.forEach((process, happened) -> {
            List<Occurrence> earlier = !each ? List.copyOf(before.values()) : before.containsKey(process) ? List.of(before.get(process)) : List.of();
            Optional<Occurrence> last = earlier.stream().max(Comparator.comparingInt(event -> event.last().number()));
            Optional<Occurrence> fits = happened.stream().filter(event -> last.isEmpty() || last.get().endsBefore(event))
                    .min(Comparator.comparingInt(event -> event.last().number()));
            Occurrence taken = fits.orElseGet(() -> happened.get(happened.size() - 1));
            chosen.put(process, taken);
            Optional<Violation> violation = fits.isPresent() ? Optional.empty()
                    : Optional.of(new Violation(wanted.orElseThrow(), last.orElseThrow(), taken));
            violation.ifPresent(violations::add);
            if (each && !earlier.isEmpty()) {
                pairs.add(new Pair(new Neighbours(wanted.orElseThrow(), earlier, List.of(taken)), violation));
            }
        });
        if (!each && wanted.isPresent() && !before.isEmpty() && !chosen.isEmpty()) {
            pairs.add(new Pair(new Neighbours(wanted.get(), List.copyOf(before.values()), List.copyOf(chosen.values())),
                    violations.stream().min(Comparator.comparingInt(violation -> violation.second().first().number()))));
        }
        return chosen;
    }

    /** What should have happened and did not; empty where it happened, and for each process that it should have happened to. */
    Optional<Missing> missing(OrderedEvent event) {
        String never = (event.written().contains("\"") ? event.written() : "\"" + event.written() + "\"") + " never happened";
        if (event.process().isEmpty()) {
            return byProcess(event).isEmpty() ? Optional.of(new Missing(never, List.of())) : Optional.empty();
        }
        List<TracedProcess> processes = processes(event);
        if (processes.isEmpty()) {
            return Optional.of(new Missing(never + ": " + selected.missing(event.process().get()), List.of()));
        }
        List<TracedProcess> without = processes.stream().filter(process -> of(event, process).isEmpty()).toList();
        return without.isEmpty() ? Optional.empty()
                : Optional.of(new Missing(never + (processes.size() == 1 ? "" : " for " + Words.names(without)), without));
    }

    private List<TracedProcess> processes(OrderedEvent event) {
        return selected.processes(event.process().orElseThrow());
    }

    private List<Occurrence> of(OrderedEvent event, TracedProcess process) {
        return known.computeIfAbsent(new Whose(event, process.id()), key -> occurrences.of(event, process));
    }
}
