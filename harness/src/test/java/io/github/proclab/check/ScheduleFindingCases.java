package io.github.proclab.check;

import io.github.proclab.report.Look;
import io.github.proclab.report.Move;
import io.github.proclab.report.ScheduleReport;
import io.github.proclab.report.ScheduleReport.Decision;
import io.github.proclab.report.ScheduleReport.Failure;
import io.github.proclab.report.ScheduleText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said of schedules. */
final class ScheduleFindingCases {

    private static final Move CHILD_WRITES = move("child 1", "writes \"child\\n\" to stdout", "fan.c:16");
    private static final Move PARENT_WRITES = move("main", "writes \"all done\\n\" to stdout", "fan.c:21");
    private static final Move CHILD_EXITS = move("child 1", "exits 0", "fan.c:17");
    private static final Move PARENT_REAPS = move("main", "reaps child 1 (exit 0)", "fan.c:22");

    private final Map<String, String> texts = new LinkedHashMap<>();

    static Map<String, String> all() {
        ScheduleFindingCases cases = new ScheduleFindingCases();
        cases.failures();
        cases.rightOnes();
        return cases.texts;
    }

    private void failures() {
        add("a schedule that fails by the order of two steps", 1, tried(true, 12, List.of(), failure("stdout: line 1 is \"all done\"", 3,
                new Decision(CHILD_WRITES, PARENT_WRITES, true), Optional.empty())));
        add("a sleep in the place of a wait", 1, tried(true, 12, List.of(), failure("stdout: line 1 is \"all done\"", 3,
                new Decision(CHILD_WRITES, PARENT_WRITES, true), Optional.of("fan.c:20"))));
        add("schedules that part and differ in more", 2, tried(false, 2000, List.of(), failure("main ends with exit 1", 1,
                new Decision(CHILD_WRITES, PARENT_WRITES, false), Optional.empty())));
        add("no schedule passes", 1, tried(true, 2, List.of(), new Failure("every process waits for another one: deadlock", 2, List.of(1, 1, 2), Optional.empty(),
                Optional.empty(), List.of(CHILD_EXITS, move("main", "begins to wait for something to read (read)", "fan.c:30")), List.of())));
    }

    private void rightOnes() {
        add("right in every schedule", 1, tried(true, 12));
        add("right in the only schedule", 1, tried(true, 1));
        add("right in those that were tried", 3, new ScheduleReport(false, 2000, "in 2,000 schedules of more",
                List.of("Processes share memory: the exploration covers the order of their calls, not that of what they read and write there."), Optional.empty()));
    }

    private static ScheduleReport tried(boolean exhausted, long schedules) {
        return new ScheduleReport(exhausted, schedules, schedules == 1 ? "in the only schedule that there is" : "in all " + schedules + " schedules", List.of(), Optional.empty());
    }

    private static ScheduleReport tried(boolean exhausted, long schedules, List<String> remarks, Failure failure) {
        return new ScheduleReport(exhausted, schedules, "in " + schedules + " schedules", remarks, Optional.of(failure));
    }

    private static Failure failure(String says, long schedules, Decision decision, Optional<String> sleep) {
        return new Failure(says, schedules, List.of(1, 1, 2), Optional.of(decision), sleep, List.of(PARENT_WRITES, CHILD_WRITES, CHILD_EXITS, PARENT_REAPS),
                List.of(CHILD_WRITES, PARENT_WRITES, CHILD_EXITS, PARENT_REAPS));
    }

    private static Move move(String process, String says, String at) {
        return new Move(process, says, Optional.of(at));
    }

    private void add(String title, long outputs, ScheduleReport report) {
        texts.put(title, String.join("\n", new ScheduleText(new Look(100, false)).lines(report, outputs)) + "\n");
    }
}
