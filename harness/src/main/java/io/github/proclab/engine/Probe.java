package io.github.proclab.engine;

import io.github.proclab.lab.Limits;
import io.github.proclab.lab.Need;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxDescription;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.trace.Recording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A sandbox tried out.
 *
 * @param compiler what its C compiler calls itself; empty where it has none
 * @param valgrind what its Valgrind calls itself; empty where it has none
 * @param refused  what labs may need and it does not allow, and why; a sentence each
 */
public record Probe(SandboxDescription sandbox, Optional<String> compiler, Optional<String> valgrind, Map<Need, String> refused) {

    /** @throws io.github.proclab.sandbox.SandboxException where it cannot be used, with what to do about it */
    public static Probe of(Sandbox sandbox) {
        try (Session session = sandbox.open(SandboxLimits.USUAL)) {
            Optional<String> compiler = version(session, "gcc", "gcc");
            return new Probe(session.description(), compiler, version(session, "valgrind", "valgrind-"),
                    compiler.isPresent() ? new Allowances(session).refused(Set.of(Need.values())) : Map.of());
        }
    }

    private static Optional<String> version(Session session, String program, String calledItself) {
        Recording version = session.run(new RunRequest(List.of(program, "--version"), Environment.of(session), Stdin.NONE, false, false,
                TestRun.limits(Limits.BUILD), Limits.BUILD.grace(), -1, List.of()));
        return PlainOutput.of(version).lines().findFirst().filter(line -> line.startsWith(calledItself));
    }
}
