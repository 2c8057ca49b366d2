package io.github.proclab.check;

import io.github.proclab.lab.TreeShape;
import io.github.proclab.trace.TracedProcess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where a tree is not what its shape asks for: as few processes as can be are called wrong, and as few places empty. */
final class ShapeDifference {

    private final Tree tree;
    private final ShapeMatch match;
    private final Map<Integer, String> wrong = new HashMap<>();
    private final Map<TreeShape.Place, Integer> missing = new IdentityHashMap<>();

    ShapeDifference(Tree tree, ShapeMatch match, TreeShape.Place wanted) {
        this.tree = tree;
        this.match = match;
        compare(wanted, tree.root());
    }

    /** What is wrong about a process itself: "not wanted". */
    Optional<String> wrong(TracedProcess process) {
        return Optional.ofNullable(wrong.get(process.id()));
    }

    /** How many more of them there should be. */
    int missing(TreeShape.Place place) {
        return missing.getOrDefault(place, 0);
    }

    private void compare(TreeShape.Place place, TracedProcess process) {
        if (match.matches(place, process)) {
            return;
        }
        Optional<TreeShape> meant = meant(place, process);
        if (meant.isEmpty()) {
            wrong.put(process.id(), didNotExecute(place));
            return;
        }
        compareChildren(meant.get().places(), tree.children(process));
    }

    private static String didNotExecute(TreeShape.Place place) {
        return "did not execute " + Words.either(place.oneOf().stream().map(TreeShape::name).toList());
    }

    private Optional<TreeShape> meant(TreeShape.Place place, TracedProcess process) {
        return place.oneOf().stream().filter(shape -> tree.is(process, shape)).findFirst();
    }

    private void compareChildren(List<TreeShape.Place> places, List<TracedProcess> children) {
        List<TracedProcess> left = new ArrayList<>();
        int[] taken = seat(places, children, left);
        for (int i = 0; i < places.size(); i++) {
            TreeShape.Place place = places.get(i);
            for (Iterator<TracedProcess> next = left.iterator(); taken[i] < place.howMany().least() && next.hasNext();) {
                TracedProcess child = next.next();
                if (meant(place, child).isPresent()) {
                    compare(place, child);
                    next.remove();
                    taken[i]++;
                }
            }
            if (taken[i] < place.howMany().least()) {
                missing.put(place, place.howMany().least() - taken[i]);
            }
        }
        List<TreeShape.Place> empty = new ArrayList<>(places.stream().filter(missing::containsKey).toList());
        for (TracedProcess child : left) {
            boolean stayedACopy = !empty.isEmpty() && child.images().isEmpty();
            wrong.put(child.id(), stayedACopy ? didNotExecute(empty.remove(0)) : "not wanted");
        }
    }

    /** First the seats that must not stay empty, then whichever is free. */
    private int[] seat(List<TreeShape.Place> places, List<TracedProcess> children, List<TracedProcess> left) {
        Seats needed = match.seats(places, place -> place.howMany().least());
        Seats further = match.seats(places, place -> place.howMany().most() - place.howMany().least());
        children.stream().filter(child -> !needed.seat(child)).filter(child -> !further.seat(child)).forEach(left::add);
        return IntStream.range(0, places.size()).map(needed::takenAt).toArray();
    }
}
