package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Descriptors that one call of a process opened in round after round of its work, used no more once the next round had begun, and never
 * closed: the number open rises with each round. Descriptors that are opened one after the other without any work between, or used again
 * later, are a collection that the program keeps.
 *
 * @param left in the order of the rounds, three or more
 */
public record DescriptorGrowth(List<Holding> left) {

    /** Two of a kind may be meant, and are no trend. */
    private static final int LEAST = 3;

    private record Call(int process, Event.Opening how, List<Long> frames) { }

    public DescriptorGrowth {
        left = List.copyOf(left);
    }

    public int process() {
        return left.get(0).process();
    }

    /** One for each call that opens, and for a pipe each end that is left open. */
    public static List<DescriptorGrowth> in(Trace trace, DescriptorHistory history) {
        Map<Call, List<Holding>> byCall = new LinkedHashMap<>();
        for (Event event : trace.events()) {
            if (event instanceof Event.Opened opened && opened.fd() > 2 && !event.stamp().frames().isEmpty()) {
                history.at(opened.process(), opened.fd(), opened.number()).filter(held -> isLeft(held, trace)).ifPresent(held ->
                        byCall.computeIfAbsent(new Call(opened.process(), opened.how(), event.stamp().frames()), call -> new ArrayList<>()).add(held));
            }
        }
        return byCall.values().stream().filter(held -> held.size() >= LEAST && everyRoundHasItsOwn(held, trace)).map(DescriptorGrowth::new).toList();
    }

    private static boolean isLeft(Holding held, Trace trace) {
        return held.isKeptUntil(trace.process(held.process()).ended().map(Event::number).orElse(trace.over()));
    }

    private static boolean everyRoundHasItsOwn(List<Holding> held, Trace trace) {
        for (int i = 1; i < held.size(); i++) {
            int next = held.get(i).from();
            if (held.get(i - 1).isUsedAfter(next) || !worksBetween(held.get(i - 1), next, trace)) {
                return false;
            }
        }
        return true;
    }

    private static boolean worksBetween(Holding held, int next, Trace trace) {
        return trace.events().stream().anyMatch(event -> event.process() == held.process() && event.number() > held.from() && event.number() < next
                && (event instanceof Event.Read || event instanceof Event.Wrote || event instanceof Event.Created || event instanceof Event.Waited));
    }
}
