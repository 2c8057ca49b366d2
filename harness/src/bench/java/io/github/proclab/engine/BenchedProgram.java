package io.github.proclab.engine;

import io.github.proclab.explore.Bounds;
import io.github.proclab.explore.Execution;
import io.github.proclab.explore.Exploration;
import io.github.proclab.explore.Explored;
import io.github.proclab.explore.KernelDependency;
import io.github.proclab.explore.Schedule;
import io.github.proclab.explore.ScheduledProgram;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.supervisor.RunRequest.Stdio;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A C program whose schedules the benchmark tries, by what explores those of a submission. */
public final class BenchedProgram {

    private static final Duration WALL = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final Duration TIME_ENOUGH = Duration.ofMinutes(10);

    private final ControlledProgram program;

    /** Compiles it. */
    public BenchedProgram(Path source, List<String> arguments, Session session) {
        this.program = new ProgramRun(new Program.Source(source), arguments, Stdin.NONE, Stdio.PIPE, WALL, GRACE).controlled(session);
    }

    public ScheduledProgram<Recording> scheduled() {
        return program;
    }

    public Explored<Recording, Outcome> explore(int runs) {
        return new Exploration<>(program, new KernelDependency(), new Bounds(runs, TIME_ENOUGH), BenchedProgram::outcome, tried -> { }).explore();
    }

    /** What a run comes to, without its pids. */
    public static Outcome outcome(Execution<Recording> run) {
        return Outcome.of(Trace.of(run.result(), (image, frames) -> Optional.empty()), Outcome.Pids.AS_HOLES);
    }

    /** The simplest schedule that gets stuck. */
    public Optional<List<Integer>> deadlock(int runs) {
        return explore(runs).kinds().entrySet().stream().filter(kind -> kind.getKey().verdict() == Verdict.DEADLOCK)
                .map(kind -> kind.getValue().simplest().choices()).findFirst();
    }

    /** Whether the program gets stuck by that schedule, having followed it to its end. */
    public boolean getsStuck(List<Integer> schedule) {
        Execution<Recording> run = program.run(Schedule.following(schedule));
        return run.result().end().verdict() == Verdict.DEADLOCK && run.choices().equals(schedule);
    }
}
