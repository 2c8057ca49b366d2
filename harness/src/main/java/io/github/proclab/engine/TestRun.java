package io.github.proclab.engine;

import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Limits;
import io.github.proclab.lab.Need;
import io.github.proclab.memory.Memcheck;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.RunLimits;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.supervisor.RunRequest.StdinKind;
import io.github.proclab.supervisor.RunRequest.Stdio;
import io.github.proclab.trace.Bytes;
import java.time.Duration;
import java.util.List;

/** What a test of a lab asks of the supervisor. */
final class TestRun {

    /** A run is pinned to the supervisor's own processor: the two take turns, and waking each other across processors costs more. */
    static final int BESIDE_THE_SUPERVISOR = -2;

    private static final int ANY_PROCESSOR = -1;

    private TestRun() { }

    static RunRequest of(LabTest test, Session session) {
        RunRequest run = new RunRequest(test.run(), Environment.ofWatched(session, test.env()), stdin(test.stdin()), true, false, limits(test.limits()),
                test.limits().grace(), BESIDE_THE_SUPERVISOR, collected(test)).on(stdio(test.stdio()));
        return test.needs().contains(Need.USER_NAMESPACES) ? run.lettingNamespacesBeMade() : run;
    }

    /**
     * The same under memcheck, which needs memory and time of its own, and both processors.
     *
     * @param grace how long other processes may live on when the first one has ended
     */
    static RunRequest under(Memcheck memcheck, LabTest test, Session session, Duration wall, Duration grace) {
        RunRequest natural = of(test, session);
        Limits limits = test.limits();
        RunLimits own = new RunLimits(wall, wall, 0, limits.processes(), limits.output(), Math.max(limits.files(), Memcheck.LARGEST_REPORT));
        return new RunRequest(memcheck.command(natural.argv()), natural.env(), natural.stdin().withoutTerminal(), false, false, own, grace, ANY_PROCESSOR,
                List.of(memcheck.reports()));
    }

    static RunLimits limits(Limits limits) {
        return new RunLimits(limits.wall(), limits.cpu(), limits.memory(), limits.processes(), limits.output(), limits.files());
    }

    private static List<String> collected(LabTest test) {
        return test.expectations().stream().filter(Expectation.FileContent.class::isInstance).map(file -> ((Expectation.FileContent) file).name()).distinct().toList();
    }

    private static Stdin stdin(io.github.proclab.lab.Stdin stdin) {
        StdinKind kind = switch (stdin.kind()) {
            case NOTHING -> StdinKind.NULL;
            case PIPE -> StdinKind.PIPE;
            case FILE -> StdinKind.FILE;
            case TYPED -> StdinKind.TERMINAL;
        };
        return new Stdin(kind, Bytes.of(stdin.text()));
    }

    private static Stdio stdio(io.github.proclab.lab.Stdio stdio) {
        return switch (stdio) {
            case PIPE -> Stdio.PIPE;
            case PTY -> Stdio.PTY;
            case FILE -> Stdio.FILE;
        };
    }
}
