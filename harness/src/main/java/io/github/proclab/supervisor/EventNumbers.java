package io.github.proclab.supervisor;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers the events of one run from 1, whatever came over the connection before it: the same run has the same numbers, and no gap where
 * the answer to a stop stands between two events.
 */
final class EventNumbers {

    private final int base;
    private final List<Integer> others = new ArrayList<>();
    private int current;

    /** @param base number of the last frame before the run */
    EventNumbers(int base) {
        this.base = base;
        this.current = base;
    }

    /** The event's number in its run. */
    int event(int frame) {
        current = frame;
        return position(frame);
    }

    void other(int frame) {
        others.add(frame);
    }

    /** @throws SupervisorException where that frame is still to come */
    int upTo(int frame) {
        if (frame >= current) {
            throw new SupervisorException("it refers to frame " + frame + ", which is not before it");
        }
        return frame <= base ? 0 : position(frame);
    }

    private int position(int frame) {
        int before = (int) others.stream().filter(other -> other <= frame).count();
        return frame - base - before;
    }
}
