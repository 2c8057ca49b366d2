package io.github.proclab.engine;

import io.github.proclab.explore.Explored.Coverage;
import io.github.proclab.report.ScheduleReport;
import io.github.proclab.trace.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far an exploration came, in words. */
final class Coverages {

    private static final double PERCENT = 100;
    private static final double MOST = 99;

    private static final String BY_LOT = " of the runs were drawn by lot:";

    private Coverages() { }

    /** "in all 12 schedules"; "in 2,000 schedules of more". */
    static String inWords(Coverage coverage) {
        if (coverage.exhausted()) {
            return coverage.schedules() == 1 ? "in the only schedule that there is" : "in all " + number(coverage.schedules()) + " schedules";
        }
        return ofMoreInWords(coverage.schedules());
    }

    static String ofMoreInWords(long schedules) {
        return "in " + number(schedules) + (schedules == 1 ? " schedule" : " schedules") + " of more";
    }

    /** Where processes also meet outside of calls, in memory: "in all 12 schedules of its calls". */
    static String ofCallsInWords(Coverage coverage) {
        return inWords(coverage).replace(" that there is", "") + (coverage.exhausted() ? " of its calls" : "");
    }

    /** Of a program whose runs are longer than a controlled one may be. */
    static ScheduleReport tooLongToTry(int steps) {
        return new ScheduleReport(false, 0, "in no schedule but the one that came by itself",
                List.of("A run takes more than " + number(steps) + " steps, the most that one by a schedule may have: other schedules were not tried."), Optional.empty());
    }

    static boolean isMemory(Event.Uncontrolled event) {
        return event.why() == Event.Uncontrol.SHARED_MEMORY || event.why() == Event.Uncontrol.THREADS;
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static List<String> remarks(Coverage coverage) {
        List<String> remarks = new ArrayList<>();
        coverage.unrepeatable().ifPresent(why -> remarks.add("The program does not do the same again when the same choices are made (" + why
                + "): what it does depends on more than the order of its calls."));
        coverage.outOfTime().ifPresent(time -> remarks.add("The exploration was ended after " + time
                + ", before it had tried as many schedules as it may: another machine may try more of them."));
        if (coverage.cutOff()) {
            remarks.add("Some runs were ended before they had come to an end, or a loop that looks again and again for something was followed a few times only.");
        }
        return remarks;
    }

    /** Of the runs by lot, where there were any. */
    static Optional<String> guarantee(Coverage coverage) {
        return coverage.randomRuns() == 0 ? Optional.empty() : Optional.of(String.format(Locale.ROOT,
                "%,d" + BY_LOT + " they would have met a failure that takes one unlucky order of two calls with a probability of at least %.0f %%, and one that takes two with at least %.0f %%.",
                coverage.randomRuns(), percent(coverage.certainty(1)), percent(coverage.certainty(2))));
    }

    /** What holds whether a schedule fails or not. */
    static List<String> withoutGuarantee(List<String> remarks) {
        return remarks.stream().filter(remark -> !remark.contains(BY_LOT)).toList();
    }

    /** Rounded down: by lot, nothing is certain. */
    private static double percent(double certainty) {
        return Math.min(MOST, Math.floor(PERCENT * certainty));
    }

    static String remark(Event.Uncontrolled event) {
        return switch (event.why()) {
            case SHARED_MEMORY -> "Processes share memory: the exploration covers the order of their calls, not that of what they read and write there.";
            case THREADS -> "A process has threads: the exploration covers the order of their calls, not that of what they read and write in memory.";
            case UNKNOWN_WAIT -> "A call waits for what the supervisor does not control" + (event.what().isEmpty() ? "" : " (" + event.what() + ")") + ": orders that depend on it were not tried.";
            case MACHINE_ASKED -> "The program asks the machine (" + event.what() + "): what it is told there of time and chance is not controlled, so it may do something else in another run, "
                    + "or by itself.";
            case TAKEN_LAST -> "A timer (" + event.what() + ") went off only where nobody else could go on: orders in which it comes earlier were not tried.";
        };
    }
}
