package io.github.proclab.trace;

import java.util.HashMap;
import java.util.Map;

/**
 * CPU time of one process alone, in microseconds. The kernel adds the times of children that a process waited for to its own
 * when it is waited for itself (getrusage(2), wait4(2)); here they are taken off again. What a child that was never
 * waited for, or that was reaped automatically, used was never added.
 */
public record ProcessorTime(long userMicros, long systemMicros) {

    public static final ProcessorTime NONE = new ProcessorTime(0, 0);

    /** Of every process of the run, by its id. */
    public static Map<Integer, ProcessorTime> of(Trace trace) {
        Map<Integer, ProcessorTime> times = new HashMap<>();
        trace.processes().forEach(process -> times.put(process.id(), withChildren(process)));
        for (TracedProcess child : trace.processes()) {
            child.reap().ifPresent(wait -> times.computeIfPresent(wait.process(), (parent, all) -> all.minus(withChildren(child))));
        }
        return times;
    }

    private static ProcessorTime withChildren(TracedProcess process) {
        return process.usage().map(usage -> new ProcessorTime(usage.userMicros(), usage.systemMicros())).orElse(NONE);
    }

    /** Clock ticks are rounded; nothing takes less than no time. */
    private ProcessorTime minus(ProcessorTime other) {
        return new ProcessorTime(Math.max(0, userMicros - other.userMicros), Math.max(0, systemMicros - other.systemMicros));
    }

    public long micros() {
        return userMicros + systemMicros;
    }
}
