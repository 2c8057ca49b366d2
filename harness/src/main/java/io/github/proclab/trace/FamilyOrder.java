package io.github.proclab.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Processes in the order of their places in the tree: each one before its children, those in the order in which it created
 * them. Unlike the order of creation, it does not depend on who was faster.
 */
final class FamilyOrder {

    private FamilyOrder() { }

    /** Ids of all; every process must have been created before it creates another. */
    static List<Integer> of(List<Event> events) {
        Map<Integer, List<Integer>> children = new HashMap<>();
        Deque<Integer> next = new ArrayDeque<>();
        for (Event event : events) {
            if (event instanceof Event.Created created) {
                children.computeIfAbsent(created.process(), id -> new ArrayList<>()).add(created.child());
            } else if (event instanceof Event.Started started) {
                next.add(started.process());
            }
        }
        List<Integer> order = new ArrayList<>();
        while (!next.isEmpty()) {
            int process = next.pop();
            order.add(process);
            List<Integer> youngestFirst = new ArrayList<>(children.getOrDefault(process, List.of()));
            Collections.reverse(youngestFirst);
            youngestFirst.forEach(next::push);
        }
        return List.copyOf(order);
    }
}
