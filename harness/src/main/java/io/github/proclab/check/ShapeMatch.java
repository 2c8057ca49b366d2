package io.github.proclab.check;

import io.github.proclab.lab.TreeShape;
import io.github.proclab.trace.TracedProcess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a tree has a shape. Siblings have no order, so each is assigned to a place in the shape, and moved where that helps. */
final class ShapeMatch {

    private record Pair(int shape, int process) { }

    private final Tree tree;
    private final Map<Pair, Boolean> known = new HashMap<>();
    private final Map<TreeShape, Integer> shapes = new HashMap<>();

    ShapeMatch(Tree tree) {
        this.tree = tree;
    }

    boolean matches(TreeShape shape) {
        return matches(shape, tree.root());
    }

    private boolean matches(TreeShape shape, TracedProcess process) {
        Pair pair = new Pair(shapes.computeIfAbsent(shape, key -> shapes.size()), process.id());
        Boolean before = known.get(pair);
        if (before == null) {
            before = (shape.anyProgram() || tree.executed(process, shape.name())) && childrenMatch(shape.children(), tree.children(process));
            known.put(pair, before);
        }
        return before;
    }

    private boolean childrenMatch(List<TreeShape> places, List<TracedProcess> children) {
        if (places.stream().mapToInt(TreeShape::count).sum() != children.size()) {
            return false;
        }
        List<List<TracedProcess>> seated = new ArrayList<>();
        places.forEach(place -> seated.add(new ArrayList<>()));
        return children.stream().allMatch(child -> seat(child, places, seated, new HashSet<>()));
    }

    private boolean seat(TracedProcess child, List<TreeShape> places, List<List<TracedProcess>> seated, Set<Integer> tried) {
        for (int i = 0; i < places.size(); i++) {
            if (!tried.contains(i) && matches(places.get(i), child)) {
                tried.add(i);
                if (seated.get(i).size() < places.get(i).count() || makesRoom(i, places, seated, tried)) {
                    seated.get(i).add(child);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean makesRoom(int place, List<TreeShape> places, List<List<TracedProcess>> seated, Set<Integer> tried) {
        for (TracedProcess sitting : List.copyOf(seated.get(place))) {
            if (seat(sitting, places, seated, tried)) {
                seated.get(place).remove(sitting);
                return true;
            }
        }
        return false;
    }
}
