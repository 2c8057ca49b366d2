package io.github.proclab.trace;

import java.util.HashMap;
import java.util.Map;

/** Threads, those of all processes counted and zombies, which the kernel counts as well (pids.max in cgroup v2; RLIMIT_NPROC in setrlimit(2)). */
public final class LiveTasks {

    private LiveTasks() { }

    /** How many there were just before an event. */
    public static int before(Trace trace, Event event) {
        Map<Integer, Integer> threads = new HashMap<>();
        for (Event other : trace.events()) {
            if (other.number() >= event.number()) {
                break;
            }
            count(other, threads);
        }
        return threads.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void count(Event event, Map<Integer, Integer> threads) {
        if (event instanceof Event.Started) {
            threads.put(event.process(), 1);
        } else if (event instanceof Event.Created created) {
            threads.put(created.child(), 1);
        } else if (event instanceof Event.ThreadStarted) {
            threads.merge(event.process(), 1, Integer::sum);
        } else if (event instanceof Event.ThreadEnded) {
            threads.merge(event.process(), -1, Integer::sum);
        } else if (event instanceof Event.Ended) {
            threads.put(event.process(), 1);
        } else if (event instanceof Event.Waited waited && waited.reaped()) {
            threads.remove(waited.child());
        } else if (event instanceof Event.Collected collected && collected.automatic()) {
            threads.remove(event.process());
        }
    }
}
