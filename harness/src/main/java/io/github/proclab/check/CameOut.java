package io.github.proclab.check;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.HappensBefore;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How children came out that nobody waited for: as zombies or as orphans, where the program itself sees to the order of their ends and
 * their parent's. Where it does not, the next run may show the other, and this one proves nothing.
 */
final class CameOut {

    private enum How {
        ZOMBIE(" was a zombie then", " were zombies then"),
        ORPHAN(" ran on as an orphan", " ran on as orphans"),
        BY_LUCK(" was a zombie or an orphan then, as luck had it", " were zombies or orphans then, as luck had it");

        private final String one;
        private final String many;

        How(String one, String many) {
            this.one = one;
            this.many = many;
        }
    }

    private final HappensBefore order;

    CameOut(Trace trace) {
        order = HappensBefore.in(trace);
    }

    /**
     * Of children that have just been named: "it was a zombie then", "child 2 was a zombie then; child 3 ran on as an orphan".
     *
     * @param children at least one
     */
    String inWords(Event.Ended parentsEnd, List<TracedProcess> children) {
        Map<How, List<TracedProcess>> ways = children.stream()
                .collect(Collectors.groupingBy(child -> how(parentsEnd, child), TreeMap::new, Collectors.toList()));
        return ways.entrySet().stream()
                .map(way -> subject(way.getValue(), ways.size()) + (way.getValue().size() == 1 ? way.getKey().one : way.getKey().many))
                .collect(Collectors.joining("; "));
    }

    private static String subject(List<TracedProcess> children, int ways) {
        return ways > 1 ? Words.names(children) : children.size() == 1 ? "it" : "they";
    }

    private How how(Event.Ended parentsEnd, TracedProcess child) {
        if (child.ended().isEmpty() || child.leftRunning()) {
            return How.ORPHAN;
        }
        Event.Ended end = child.ended().get();
        return order.holds(end, parentsEnd) ? How.ZOMBIE : order.holds(parentsEnd, end) ? How.ORPHAN : How.BY_LUCK;
    }
}
