package io.github.proclab.check;

import io.github.proclab.trace.EnforcedOrder;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.Arrays;
import java.util.List;

/**
 * How many processes of a run may be alive at once in some order: the most of whom none has to end before another is
 * created. "Has to end before" is a partial order, in which the largest set without an order has as many members as
 * there are processes less a maximum matching of the pairs in order (Dilworth 1950; Fulkerson 1956); the matching is
 * found by augmenting paths.
 */
final class MostAtOnce {

    private static final int NOBODY = -1;

    private final boolean[][] before;
    private final int[] predecessor;

    private MostAtOnce(List<TracedProcess> processes, EnforcedOrder order) {
        int size = processes.size();
        before = new boolean[size][size];
        predecessor = new int[size];
        Arrays.fill(predecessor, NOBODY);
        for (int first = 0; first < size; first++) {
            for (int second = 0; second < size; second++) {
                TracedProcess later = processes.get(second);
                before[first][second] = first != second && processes.get(first).ended()
                        .filter(end -> order.holds(end, later.created())).isPresent();
            }
        }
    }

    static int of(Trace trace, EnforcedOrder order) {
        MostAtOnce most = new MostAtOnce(trace.processes(), order);
        int matched = 0;
        for (int process = 0; process < most.before.length; process++) {
            matched += most.matches(process, new boolean[most.before.length]) ? 1 : 0;
        }
        return most.before.length - matched;
    }

    private boolean matches(int process, boolean[] tried) {
        for (int later = 0; later < before.length; later++) {
            if (before[process][later] && !tried[later]) {
                tried[later] = true;
                if (predecessor[later] == NOBODY || matches(predecessor[later], tried)) {
                    predecessor[later] = process;
                    return true;
                }
            }
        }
        return false;
    }
}
