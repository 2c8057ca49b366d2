package io.github.proclab.engine;

import io.github.proclab.explore.Bounds;
import io.github.proclab.explore.Execution;
import io.github.proclab.explore.Explored.Found;
import io.github.proclab.explore.Schedule;
import io.github.proclab.report.OutcomesReport;
import io.github.proclab.report.OutcomesReport.OutcomeReport;
import io.github.proclab.report.ScheduleReport;
import io.github.proclab.report.StepInWords;
import io.github.proclab.sandbox.Session;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLines;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** The schedules of one program outside of any lab. */
public record ProgramExploration(ProgramRun run, int schedules, java.time.Duration within) {

    private static final int TOLD_OUTCOMES = 20;
    private static final int MOVES = 8;
    private static final String ON_A_PIPE = "stdout is a pipe here, as for a test: what printf() has printed is written when its buffer is full, at fflush(), or at exit. "
            + "On a terminal each line is written at its end, so the order may be another one; a run by schedules cannot have a terminal.";

    /**
     * A schedule fails where the program is stuck or does not come to an end; where its first process is ended by a signal, or ends with another code than 0, or leaves
     * children that nobody waited for, while other schedules end better.
     */
    public Result in(Session session, LongConsumer progress) {
        ControlledProgram program = run.controlled(session);
        Trial<Outcome> trial = trial(program, progress);
        Predicate<Outcome> fails = Outcome.failing(trial.explored().kinds().keySet());
        Optional<Trial.Shown> shown = trial.simplest(fails, trace -> says(trace));
        return new Result(trial.report(shown.map(Trial.Shown::failure)), trial.explored().kinds().keySet().stream().map(outcome -> List.of(outcome.stdout(), outcome.stderr())).distinct().count(),
                shown.map(each -> each.observation().trace()));
    }

    /**
     * @param outputs how many different ones the program has
     * @param failing the run of the schedule that fails
     */
    public record Result(ScheduleReport report, long outputs, Optional<Trace> failing) { }

    /** Every result that the program can have. */
    public OutcomesReport outcomes(Session session, LongConsumer progress) {
        ControlledProgram program = run.controlled(session);
        Trial<Outcome> trial = trial(program, progress);
        List<OutcomeReport> outcomes = new ArrayList<>();
        List<Integer> natural = program.run(Schedule.NATURAL).choices();
        trial.explored().kinds().entrySet().stream().sorted(Comparator.comparingLong((Map.Entry<Outcome, Found<Recording>> entry) -> -entry.getValue().schedules()))
                .forEach(entry -> outcomes.add(told(entry.getKey(), entry.getValue(), natural, program, outcomes.size() < TOLD_OUTCOMES)));
        ScheduleReport report = trial.report(Optional.empty());
        List<String> remarks = new ArrayList<>(report.remarks());
        if (outcomes.stream().anyMatch(outcome -> !outcome.stdout().isEmpty())) {
            remarks.add(ON_A_PIPE);
        }
        return new OutcomesReport(report.exhausted(), report.schedules(), report.coverage(), outcomes, remarks);
    }

    private static OutcomeReport told(Outcome outcome, Found<Recording> found, List<Integer> natural, ControlledProgram program, boolean shown) {
        List<Integer> choices = found.simplest().choices();
        int same = 0;
        while (same < choices.size() && same < natural.size() && choices.get(same).equals(natural.get(same))) {
            same++;
        }
        boolean differs = shown && same < choices.size();
        return new OutcomeReport(outcome.stdout(), outcome.stderr(), outcome.exit(), outcome.verdict().name().toLowerCase(java.util.Locale.ROOT), found.schedules(), compact(choices),
                differs ? new StepInWords(program.shown(Schedule.following(choices)).trace()).moves(same, MOVES) : List.of());
    }

    private Trial<Outcome> trial(ControlledProgram program, LongConsumer progress) {
        Outcome.Pids pids = printsPids(program) ? Outcome.Pids.AS_HOLES : Outcome.Pids.AS_THEY_ARE;
        return new Trial<>(program, new Bounds(schedules, within), trace -> Outcome.of(trace, pids), progress);
    }

    /** Pids go on from run to run: what prints the same twice does not print any. */
    private static boolean printsPids(ControlledProgram program) {
        return !output(program.run(Schedule.NATURAL)).equals(output(program.run(Schedule.NATURAL)));
    }

    private static List<String> output(Execution<Recording> run) {
        SourceLines none = (image, frames) -> Optional.empty();
        Trace trace = Trace.of(run.result(), none);
        return List.of(trace.stdout().bytes().text(), trace.stderr().bytes().text());
    }

    private static String says(Trace trace) {
        return switch (trace.end().verdict()) {
            case DEADLOCK -> "every process waits for another one: deadlock";
            case LIVELOCK -> "a loop without end: the same calls come again and again with the same results, and no other process can go on";
            case TIMEOUT -> "the program does not come to an end in time";
            case LIMIT -> trace.end().detail().equals("steps") ? "the program goes on and on, and comes to no end"
                    : "the program reaches a limit: " + trace.end().detail();
            case KILLED, NOT_STARTED, ASTRAY -> "the program does not come to an end";
            case ENDED -> {
                Outcome outcome = Outcome.of(trace, Outcome.Pids.AS_THEY_ARE);
                yield outcome.exit().filter(status -> !status.exited() || status.code() != 0).map(status -> "main ends with " + status)
                        .orElse(outcome.unwaited() == 1 ? "a child is never waited for" : outcome.unwaited() + " children are never waited for");
            }
        };
    }

    /** The same number again and again becomes one, with how often. */
    static String compact(List<Integer> choices) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < choices.size();) {
            int end = index;
            while (end < choices.size() && choices.get(end).equals(choices.get(index))) {
                end++;
            }
            text.append(text.length() == 0 ? "" : " ").append(choices.get(index)).append(end - index > 1 ? "*" + (end - index) : "");
            index = end;
        }
        return text.toString();
    }
}
