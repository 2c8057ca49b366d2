package io.github.proclab.check;

import io.github.proclab.lab.TreeShape;
import io.github.proclab.trace.TracedProcess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Siblings have no order, so each is assigned to a place that it matches, and moved to another where that makes room (Kuhn's algorithm). */
final class Seats {

    private final ShapeMatch match;
    private final List<TreeShape.Place> places;
    private final ToIntFunction<TreeShape.Place> room;
    private final List<List<TracedProcess>> seated = new ArrayList<>();

    Seats(ShapeMatch match, List<TreeShape.Place> places, ToIntFunction<TreeShape.Place> room) {
        this.match = match;
        this.places = places;
        this.room = room;
        places.forEach(place -> seated.add(new ArrayList<>()));
    }

    boolean seatAll(List<TracedProcess> children) {
        for (TracedProcess child : children) {
            if (!seat(child)) {
                return false;
            }
        }
        return true;
    }

    /** @return how many have a seat */
    int seatAsMany(List<TracedProcess> children) {
        int all = places.stream().mapToInt(room).sum();
        int taken = 0;
        for (TracedProcess child : children) {
            if (taken == all) {
                return taken;
            }
            taken += seat(child) ? 1 : 0;
        }
        return taken;
    }

    boolean seat(TracedProcess child) {
        return seat(child, new HashSet<>());
    }

    int takenAt(int place) {
        return seated.get(place).size();
    }

    private boolean seat(TracedProcess child, Set<Integer> tried) {
        for (int i = 0; i < places.size(); i++) {
            if (!tried.contains(i) && match.matches(places.get(i), child)) {
                tried.add(i);
                if (seated.get(i).size() < room.applyAsInt(places.get(i)) || makesRoom(i, tried)) {
                    seated.get(i).add(child);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean makesRoom(int place, Set<Integer> tried) {
        for (TracedProcess sitting : List.copyOf(seated.get(place))) {
            if (seat(sitting, tried)) {
                seated.get(place).remove(sitting);
                return true;
            }
        }
        return false;
    }
}
