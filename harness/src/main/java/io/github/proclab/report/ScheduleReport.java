package io.github.proclab.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What came of trying the schedules of a program.
 *
 * @param exhausted whether there is no other schedule
 * @param schedules how many were tried, of those that differ in more than the order of independent calls
 * @param coverage  in words: "in all 12 schedules", "in 2000 schedules of more"
 * @param remarks   what the exploration could not cover, a sentence each
 * @param failure   the simplest schedule that fails; empty where none does
 */
public record ScheduleReport(boolean exhausted, long schedules, String coverage, List<String> remarks,
                             @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Failure> failure) {

    /**
     * @param says      what went wrong in it
     * @param schedules how many fail
     * @param schedule  the process that makes each step, by its number in the order of creation
     * @param decision  what makes the difference to one that passes; empty where none passes, or it could not be found out
     * @param sleep     the sleep that kept the two apart where the failure did not show
     * @param failing   its steps, some, from where it leaves the one that passes; its last where none passes
     * @param passing   those of the one that passes
     */
    public record Failure(String says, long schedules, List<Integer> schedule,
                          @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Decision> decision,
                          @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> sleep, List<Move> failing, List<Move> passing) {
        public Failure {
            schedule = List.copyOf(schedule);
            failing = List.copyOf(failing);
            passing = List.copyOf(passing);
        }
    }

    /**
     * It passes where the first comes before the second, and fails where the second comes first.
     *
     * @param alone whether nothing else differs
     */
    public record Decision(Move first, Move second, boolean alone) { }

    public ScheduleReport {
        remarks = List.copyOf(remarks);
    }
}
