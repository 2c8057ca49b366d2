package io.github.proclab.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who waits for whom. Each is let go by any one of those that it waits for: so the stuck ones are a knot, which no edge leaves. */
final class WaitForGraph {

    private final Map<Integer, Set<Integer>> edges = new TreeMap<>();

    static WaitForGraph of(List<Blockage> blockages) {
        WaitForGraph graph = new WaitForGraph();
        for (Blockage blockage : blockages) {
            Set<Integer> waitsFor = graph.edges.computeIfAbsent(blockage.process(), id -> new TreeSet<>());
            blockage.holders().forEach(holder -> waitsFor.add(holder.process()));
        }
        return graph;
    }

    /**
     * The processes of the knot that the first process is caught in, or else of the first knot; from the lowest id on, each
     * where possible followed by one that it waits for.
     */
    List<Integer> knot() {
        for (int process : edges.keySet()) {
            Set<Integer> reached = reachedFrom(process);
            for (int candidate : reached) {
                Set<Integer> knot = reachedFrom(candidate);
                if (knot.stream().allMatch(member -> reachedFrom(member).equals(knot))) {
                    return inOrder(knot);
                }
            }
        }
        return List.of();
    }

    private Set<Integer> reachedFrom(int process) {
        Set<Integer> reached = new TreeSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(process));
        while (!open.isEmpty()) {
            int next = open.pop();
            if (reached.add(next)) {
                open.addAll(edges.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }

    private List<Integer> inOrder(Set<Integer> knot) {
        List<Integer> order = new ArrayList<>();
        Set<Integer> left = new TreeSet<>(knot);
        while (!left.isEmpty()) {
            int next = order.isEmpty() ? left.iterator().next() : successor(order.get(order.size() - 1), left);
            order.add(next);
            left.remove(next);
        }
        return order;
    }

    private int successor(int process, Set<Integer> left) {
        return edges.getOrDefault(process, Set.of()).stream().filter(left::contains).findFirst().orElseGet(() -> left.iterator().next());
    }
}
