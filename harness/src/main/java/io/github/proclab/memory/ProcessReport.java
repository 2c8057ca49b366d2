package io.github.proclab.memory;

import java.util.List;
import java.util.Map;

/**
 * What Valgrind says of one process, from its last exec or its fork on.
 *
 * @param program   as it was executed
 * @param forked    it began with a fork, and not with an exec
 * @param marked    what it had from its parent is told: the leaks before the mark are that
 * @param exited    it came to its end, and its heap was looked at then
 * @param whole     the report did not break off
 * @param signal    that ended it; empty: none that is told
 * @param inherited all blocks that a forked process began with
 * @param left      all blocks that it had at its end
 * @param misuses   in the order in which they first happened
 * @param times     how often each, by its name in the report
 */
record ProcessReport(int pid, int parent, String program, boolean forked, boolean marked, boolean exited, boolean whole, String signal,
                     List<ReportedError> inherited, List<ReportedError> left, List<ReportedError> misuses, Map<String, Long> times) {

    ProcessReport {
        inherited = List.copyOf(inherited);
        left = List.copyOf(left);
        misuses = List.copyOf(misuses);
        times = Map.copyOf(times);
    }
}
