package io.github.proclab.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What one test of a lab came to.
 *
 * @param points  what it is worth; 0 where it was not run because the sandbox does not allow what it needs
 * @param bonus   its points count beyond the maximum
 * @param run     the command line, as the lab gives it
 * @param trace   the recorded evidence, relative to the report; empty where nothing ran
 * @param wallS   seconds from the run's beginning to its end; empty where nothing ran
 * @param schedules what came of trying its schedules; empty where they were not tried
 * @param message why it is an error or was skipped
 * @param notJudgedAgain why its mark is the one of before, though the lab file has changed; empty where it is judged by the lab file
 */
public record TestReport(String name, BigDecimal points, BigDecimal score,
                         @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean bonus, Status status, String visibility, String run,
                         Optional<String> trace, Optional<Double> wallS,
                         @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<ScheduleReport> schedules,
                         @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> message,
                         @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> notJudgedAgain, List<CheckReport> checks) {

    public enum Status {
        @JsonProperty("passed") PASSED,
        @JsonProperty("failed") FAILED,
        @JsonProperty("error") ERROR,
        @JsonProperty("skipped") SKIPPED
    }

    /**
     * @param check the lab file's key
     * @param trees the process tree that was wanted beside the one that grew, where they differ
     */
    public record CheckReport(String check, Status status, BigDecimal points, BigDecimal score, String expected, String actual,
                              List<Evidence> evidence, Optional<String> hint, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Trees> trees) {
        public CheckReport {
            evidence = List.copyOf(evidence);
        }
    }

    /** Both drawn, line by line. */
    public record Trees(List<String> wanted, List<String> got) {
        public Trees {
            wanted = List.copyOf(wanted);
            got = List.copyOf(got);
        }
    }

    /**
     * Names its event so that it is the same in every run in which the process does the same: the third "Created" of main.
     *
     * @param event   which of the process's events of this kind in the trace, from 1; 0: none
     * @param kind    of the event, as in the trace; empty: none
     * @param process by its part: "main", "child 2 of main"
     * @param at      file and line
     */
    public record Evidence(int event, @JsonInclude(JsonInclude.Include.NON_EMPTY) String kind, String process, Optional<String> at, String says) { }

    public TestReport {
        checks = List.copyOf(checks);
    }

    /** That is judged by the lab file as it is. */
    public TestReport(String name, BigDecimal points, BigDecimal score, boolean bonus, Status status, String visibility, String run, Optional<String> trace,
                      Optional<Double> wallS, Optional<ScheduleReport> schedules, Optional<String> message, List<CheckReport> checks) {
        this(name, points, score, bonus, status, visibility, run, trace, wallS, schedules, message, Optional.empty(), checks);
    }

    /** Whether it was not run because the sandbox does not allow what it needs: then it counts neither for nor against. */
    public boolean impossible() {
        return status == Status.SKIPPED && points.signum() == 0 && message.isPresent();
    }

    public TestReport with(ScheduleReport tried) {
        return new TestReport(name, points, score, bonus, status, visibility, run, trace, wallS, Optional.of(tried), message, notJudgedAgain, checks);
    }

    /** @param name of the evidence, relative to the report */
    public TestReport following(String name) {
        return new TestReport(this.name, points, score, bonus, status, visibility, run, Optional.of(name), wallS, schedules, message, notJudgedAgain, checks);
    }

    /** The mark of before. */
    public TestReport notJudgedAgain(String why) {
        return new TestReport(name, points, score, bonus, status, visibility, run, trace, wallS, schedules, message, Optional.of(why), checks);
    }
}
