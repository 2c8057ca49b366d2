package io.github.proclab.engine;

import io.github.proclab.check.Finding.Status;
import io.github.proclab.explore.Execution;
import io.github.proclab.report.KeptRuns;
import io.github.proclab.report.ScheduleReport;
import io.github.proclab.report.StepInWords;
import io.github.proclab.trace.PidHoles;
import io.github.proclab.trace.RecordedLines;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLines;
import io.github.proclab.trace.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Schedules that were tried before, and recorded. A failure among them is not made simpler, nor held against one that passes: that takes runs. */
final class RecordedSchedules implements BySchedules.Tried {

    private static final int MOVES = 8;

    private final KeptRuns runs;
    private final ScheduleReport before;
    private final RecordedLines lines;
    private final Function<Trace, List<Status>> judge;
    private final List<List<Status>> found;

    /**
     * @param before what was told of them then
     * @param source lines of the source files, by name
     * @throws IllegalArgumentException where a recording is damaged
     */
    RecordedSchedules(KeptRuns runs, ScheduleReport before, Map<String, List<String>> source, Function<Trace, List<Status>> judge) {
        this.runs = runs;
        this.before = before;
        this.lines = new RecordedLines(runs.lines(), source);
        this.judge = judge;
        this.found = runs.tried().stream().map(run -> judge.apply(Trace.of(run, SourceLines.UNKNOWN))).toList();
    }

    @Override
    public long schedules() {
        return before.schedules();
    }

    @Override
    public boolean exhausted() {
        return before.exhausted();
    }

    @Override
    public long failing(Predicate<List<Status>> fails) {
        return found.stream().filter(fails).count();
    }

    @Override
    public Optional<Trial.Shown> simplest(Predicate<List<Status>> fails, Function<Trace, String> says) {
        return runs.shown().stream().filter(run -> fails.test(judge.apply(Trace.of(run, lines)))).findFirst().or(() -> simplest(fails))
                .map(run -> shown(run, failing(fails), says));
    }

    private Optional<Recording> simplest(Predicate<List<Status>> fails) {
        Steps steps = new Steps(event -> List.of());
        return runs.tried().stream().filter(run -> fails.test(judge.apply(Trace.of(run, SourceLines.UNKNOWN)))).map(steps::execution)
                .min(Comparator.<Execution<Recording>>comparingInt(Execution::preemptions).thenComparingInt(run -> run.steps().size())).map(Execution::result);
    }

    private Trial.Shown shown(Recording run, long failing, Function<Trace, String> says) {
        Trace trace = Trace.of(run, lines);
        StepInWords words = new StepInWords(trace);
        List<Integer> choices = new Steps(event -> List.of()).execution(run).choices();
        return new Trial.Shown(new ScheduleReport.Failure(PidHoles.ofLargeIn(trace).in(says.apply(trace)), failing, choices, Optional.empty(), Optional.empty(),
                words.moves(Math.max(0, words.count() - MOVES), MOVES), List.of()), new Observation(run, trace));
    }

    @Override
    public ScheduleReport report(Optional<ScheduleReport.Failure> failure) {
        List<String> remarks = failure.isPresent() ? Coverages.withoutGuarantee(before.remarks()) : before.remarks();
        return new ScheduleReport(before.exhausted(), before.schedules(), before.coverage(), remarks, failure);
    }
}
