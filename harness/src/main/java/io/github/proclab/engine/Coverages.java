package io.github.proclab.engine;

import io.github.proclab.explore.Explored.Coverage;
import io.github.proclab.trace.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far an exploration came, in words. */
final class Coverages {

    private static final double PERCENT = 100;

    private Coverages() { }

    /** "in all 12 schedules"; "in 2,000 schedules of more". */
    static String inWords(Coverage coverage) {
        if (coverage.exhausted()) {
            return coverage.schedules() == 1 ? "in the only schedule that there is" : "in all " + number(coverage.schedules()) + " schedules";
        }
        return "in " + number(coverage.schedules()) + (coverage.schedules() == 1 ? " schedule" : " schedules") + " of more";
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static List<String> remarks(Coverage coverage) {
        List<String> remarks = new ArrayList<>();
        coverage.unrepeatable().ifPresent(why -> remarks.add("The program does not do the same again when the same choices are made (" + why
                + "): what it does depends on more than the order of its calls."));
        if (coverage.cutOff()) {
            remarks.add("Some runs were ended before they had come to an end, or a loop that looks again and again for something was followed a few times only.");
        }
        if (coverage.randomRuns() > 0) {
            remarks.add(String.format(Locale.ROOT, "%,d of the runs were drawn by lot: a failure that one ordering of two calls is enough for would have been met with a probability of at least %.0f %%, "
                    + "one that takes two orderings with at least %.0f %%.", coverage.randomRuns(), PERCENT * coverage.certainty(1), Math.floor(PERCENT * coverage.certainty(2))));
        }
        return remarks;
    }

    static String remark(Event.Uncontrolled event) {
        return switch (event.why()) {
            case SHARED_MEMORY -> "Processes share memory: the exploration covers the order of their calls, not that of what they read and write there.";
            case THREADS -> "A process has threads: the exploration covers the order of their calls, not that of what they read and write in memory.";
            case UNKNOWN_WAIT -> "A call waits for what the supervisor does not control (" + event.what() + "): orders that depend on it were not tried.";
        };
    }
}
