package io.github.proclab.check;

import io.github.proclab.lab.TreeShape;
import io.github.proclab.trace.TracedProcess;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Whether a tree has a shape. Each generation is a call in the one before: loops, as streams would take four times as much of the stack. */
final class ShapeMatch {

    private final Tree tree;
    private final Map<TreeShape, Map<Integer, Boolean>> known = new IdentityHashMap<>();

    ShapeMatch(Tree tree) {
        this.tree = tree;
    }

    boolean matches(TreeShape.Place root) {
        return matches(root, tree.root());
    }

    boolean matches(TreeShape.Place place, TracedProcess process) {
        for (TreeShape shape : place.oneOf()) {
            if (matches(shape, process)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(TreeShape shape, TracedProcess process) {
        Map<Integer, Boolean> here = known.computeIfAbsent(shape, key -> new HashMap<>());
        Boolean before = here.get(process.id());
        if (before == null) {
            before = tree.is(process, shape) && childrenMatch(shape.places(), tree.children(process));
            here.put(process.id(), before);
        }
        return before;
    }

    /**
     * Everybody can be seated, and every seat that must not stay empty can be filled: where each is possible, both are at once (Mendelsohn
     * and Dulmage, 1958).
     */
    private boolean childrenMatch(List<TreeShape.Place> places, List<TracedProcess> children) {
        long least = places.stream().mapToLong(place -> place.howMany().least()).sum();
        long most = places.stream().mapToLong(place -> place.howMany().most()).sum();
        return children.size() >= least && children.size() <= most
                && seats(places, place -> place.howMany().most()).seatAll(children)
                && seats(places, place -> place.howMany().least()).seatAsMany(children) == least;
    }

    /** @param room how many of a place's seats there are */
    Seats seats(List<TreeShape.Place> places, ToIntFunction<TreeShape.Place> room) {
        return new Seats(this, places, room);
    }
}
