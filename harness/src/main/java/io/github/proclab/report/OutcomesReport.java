package io.github.proclab.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.proclab.trace.WaitStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every result that a program can have.
 *
 * @param complete  whether there are no others
 * @param schedules tried, of those that differ in more than the order of independent calls
 * @param coverage  the same in words: "in all 12 schedules of its calls"
 * @param outcomes  the most frequent first
 */
public record OutcomesReport(boolean complete, long schedules, String coverage, List<OutcomeReport> outcomes, List<String> remarks) {

    /**
     * @param stdout    with pids as the holes of a lab file
     * @param stderr    the same
     * @param status    of the first process; empty where it did not end by itself
     * @param verdict   "ended", "deadlock", "limit", …
     * @param schedules that come to it
     * @param example   the simplest of them: the process that makes each step, "1*3 2*2" for 1, 1, 1, 2, 2
     * @param how       the same, told from where it leaves the schedule without preemptions
     */
    public record OutcomeReport(String stdout, String stderr, @JsonIgnore Optional<WaitStatus> status, String verdict, long schedules, String example, @JsonIgnore List<Move> how) {

        /** As {@code trace --json} has it. */
        public Map<String, Object> getExit() {
            return status.map(exit -> exit.exited() ? Map.<String, Object>of("code", exit.code())
                    : Map.<String, Object>of("signal", io.github.proclab.trace.Signals.name(exit.signal()))).orElse(null);
        }
    }

    public OutcomesReport {
        outcomes = List.copyOf(outcomes);
        remarks = List.copyOf(remarks);
    }
}
