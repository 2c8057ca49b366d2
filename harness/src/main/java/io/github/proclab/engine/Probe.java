package io.github.proclab.engine;

import io.github.proclab.lab.Limits;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxDescription;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.trace.Recording;
import java.util.List;
import java.util.Optional;

/**
 * A sandbox tried out.
 *
 * @param compiler what its C compiler calls itself; empty where it has none
 * @param valgrind what its Valgrind calls itself; empty where it has none
 */
public record Probe(SandboxDescription sandbox, Optional<String> compiler, Optional<String> valgrind) {

    /** @throws io.github.proclab.sandbox.SandboxException where it cannot be used, with what to do about it */
    public static Probe of(Sandbox sandbox) {
        try (Session session = sandbox.open(SandboxLimits.USUAL)) {
            return new Probe(session.description(), version(session, "gcc", "gcc"), version(session, "valgrind", "valgrind-"));
        }
    }

    private static Optional<String> version(Session session, String program, String calledItself) {
        Recording version = session.run(new RunRequest(List.of(program, "--version"), Environment.of(session), Stdin.NONE, false, false,
                TestRun.limits(Limits.RUN), Limits.RUN.grace(), -1, List.of()));
        return PlainOutput.of(version).lines().findFirst().filter(line -> line.startsWith(calledItself));
    }
}
