package io.github.proclab.engine;

import io.github.proclab.lab.Need;
import io.github.proclab.sandbox.Session;
import io.github.proclab.sandbox.TestedSandbox;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.supervisor.RunRequest.StdinKind;
import io.github.proclab.supervisor.RunRequest.Stdio;
import io.github.proclab.trace.Bytes;
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
    private static final Duration WALL = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Map<TestedSandbox, Session> sessions = new EnumMap<>(TestedSandbox.class);

    public Session session(TestedSandbox sandbox) {
        return sessions.computeIfAbsent(sandbox, TestedSandbox::open);
    }

    /** @param name without ".c" */
    public Trace watch(TestedSandbox sandbox, String name) {
        return watch(sandbox, name, WALL);
    }

    public Trace watch(TestedSandbox sandbox, String name, Duration wall) {
        return watch(sandbox, name, List.of(), Stdin.NONE, Stdio.PIPE, wall);
    }

    /** Where it may do what otherwise no program may. */
    public Trace watchAllowing(TestedSandbox sandbox, String name, Need need) {
        return new ProgramRun(source(name), List.of(), Stdin.NONE, Stdio.PIPE, WALL, GRACE, Set.of(need)).in(session(sandbox)).trace();
    }

    /** At a terminal, where this is typed. */
    public Trace watchAtTerminal(TestedSandbox sandbox, String name, String typed, String... arguments) {
        return watch(sandbox, name, List.of(arguments), new Stdin(StdinKind.TERMINAL, Bytes.of(typed)), Stdio.PTY, WALL);
    }

    public Trace watchWithFiles(TestedSandbox sandbox, String name, String... arguments) {
        return watch(sandbox, name, List.of(arguments), Stdin.NONE, Stdio.FILE, WALL);
    }

    private Trace watch(TestedSandbox sandbox, String name, List<String> arguments, Stdin stdin, Stdio stdio, Duration wall) {
        return new ProgramRun(source(name), arguments, stdin, stdio, wall, GRACE).in(session(sandbox)).trace();
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
