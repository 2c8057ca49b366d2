package io.github.proclab.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each thread of the processes that had not ended was doing when the run was judged stuck, out of time, or over. */
public final class LastSeen {

    private record Thread(int process, int tid) { }

    private LastSeen() { }

    /** One for each thread, running ones among them. */
    public static List<Event.Blocked> in(Trace trace) {
        Map<Thread, Event.Blocked> last = new LinkedHashMap<>();
        for (Event event : trace.events()) {
            if (event instanceof Event.Blocked blocked && trace.process(blocked.process()).exit().isEmpty()) {
                last.put(new Thread(blocked.process(), blocked.stamp().thread()), blocked);
            }
        }
        return List.copyOf(last.values());
    }

    /** Those that could go on at once. */
    public static List<Event.Blocked> runningIn(Trace trace) {
        return in(trace).stream().filter(LastSeen::runs).toList();
    }

    static boolean runs(Event.Blocked seen) {
        return seen.state() == 'R';
    }
}
