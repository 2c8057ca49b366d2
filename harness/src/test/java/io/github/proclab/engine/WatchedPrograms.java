package io.github.proclab.engine;

import io.github.proclab.lab.Need;
import io.github.proclab.sandbox.Runs;
import io.github.proclab.sandbox.Session;
import io.github.proclab.sandbox.TestedSandbox;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.supervisor.RunRequest.StdinKind;
import io.github.proclab.supervisor.RunRequest.Stdio;
import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles and watches the programs of the test resources: one session for each sandbox, opened when it is first wanted. */
public final class WatchedPrograms implements AutoCloseable {

    private static final Path PROGRAMS = Path.of("harness/src/test/resources/programs");
    /** For a program that never ends, or processes that outlive it. */
    private static final Duration SHORT = Duration.ofMillis(500);

    private final Map<TestedSandbox, Session> sessions = new EnumMap<>(TestedSandbox.class);

    public Session session(TestedSandbox sandbox) {
        return sessions.computeIfAbsent(sandbox, TestedSandbox::open);
    }

    /** @param name without ".c" */
    public Trace watch(TestedSandbox sandbox, String name) {
        return watch(sandbox, name, List.of(), Stdin.NONE, Stdio.PIPE, Runs.TIME_ENOUGH, Runs.TIME_ENOUGH);
    }

    /**
     * A program that never ends, up to its limit of wall-clock time. How long this machine takes to come to what the program does
     * without end is not known: the limit is doubled until the program has written something in the first half of its run.
     */
    public Trace watchTimingOut(TestedSandbox sandbox, String name) {
        Duration wall = SHORT;
        Trace trace = watch(sandbox, name, List.of(), Stdin.NONE, Stdio.PIPE, wall, SHORT);
        while (wall.compareTo(Runs.TIME_ENOUGH) < 0 && !hasWrittenWithin(trace, wall.dividedBy(2))) {
            wall = wall.multipliedBy(2);
            trace = watch(sandbox, name, List.of(), Stdin.NONE, Stdio.PIPE, wall, SHORT);
        }
        return trace;
    }

    private static boolean hasWrittenWithin(Trace trace, Duration time) {
        return trace.events().stream().anyMatch(event -> event instanceof Event.Wrote && event.stamp().nanos() <= time.toNanos());
    }

    /** A program whose other processes go on when it has ended, for half a second after its end. */
    public Trace watchOutlived(TestedSandbox sandbox, String name) {
        return watch(sandbox, name, List.of(), Stdin.NONE, Stdio.PIPE, Runs.TIME_ENOUGH, SHORT);
    }

    /** Where it may do what otherwise no program may. */
    public Trace watchAllowing(TestedSandbox sandbox, String name, Need need) {
        return new ProgramRun(source(name), List.of(), Stdin.NONE, Stdio.PIPE, Runs.TIME_ENOUGH, Runs.TIME_ENOUGH, Set.of(need))
                .in(session(sandbox)).trace();
    }

    /** At a terminal, where this is typed. */
    public Trace watchAtTerminal(TestedSandbox sandbox, String name, String typed, String... arguments) {
        Stdin terminal = new Stdin(StdinKind.TERMINAL, Bytes.of(typed));
        return watch(sandbox, name, List.of(arguments), terminal, Stdio.PTY, Runs.TIME_ENOUGH, Runs.TIME_ENOUGH);
    }

    public Trace watchWithFiles(TestedSandbox sandbox, String name, String... arguments) {
        return watch(sandbox, name, List.of(arguments), Stdin.NONE, Stdio.FILE, Runs.TIME_ENOUGH, Runs.TIME_ENOUGH);
    }

    private Trace watch(TestedSandbox sandbox, String name, List<String> arguments, Stdin stdin, Stdio stdio, Duration wall,
            Duration grace) {
        return new ProgramRun(source(name), arguments, stdin, stdio, wall, grace).in(session(sandbox)).trace();
    }

    private static Program source(String name) {
        return new Program.Source(PROGRAMS.resolve(name + ".c"));
    }

    @Override
    public void close() {
        sessions.values().forEach(Session::close);
        sessions.clear();
    }
}
