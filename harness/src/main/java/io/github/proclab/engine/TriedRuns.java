package io.github.proclab.engine;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One run of each schedule that is tried, to be kept; all or none, since they are many. */
final class TriedRuns implements Consumer<Recording> {

    /** Of all runs together. */
    private static final int MOST_EVENTS = 250_000;

    private final List<Recording> runs = new ArrayList<>();
    private int events;

    @Override
    public void accept(Recording run) {
        if (events > MOST_EVENTS) {
            return;
        }
        Recording kept = withoutTouches(run);
        events += kept.events().size();
        runs.add(kept);
        if (events > MOST_EVENTS) {
            runs.clear();
        }
    }

    /** None where they are too many. */
    List<Recording> all() {
        return List.copyOf(runs);
    }

    /** What each step depends on was needed to find the others. */
    static Recording withoutTouches(Recording run) {
        List<Event> events = new ArrayList<>();
        for (Event event : run.events()) {
            if (event instanceof Event.Step step) {
                events.add(new Event.Step(step.stamp(), step.who(), step.what(), step.call(), step.enabled(), List.of()));
            } else if (!(event instanceof Event.Touched)) {
                events.add(event);
            }
        }
        return new Recording(events);
    }
}
