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
 */
public record Probe(SandboxDescription sandbox, Optional<String> compiler) {

    /** @throws io.github.proclab.sandbox.SandboxException where it cannot be used, with what to do about it */
    public static Probe of(Sandbox sandbox) {
        try (Session session = sandbox.open(SandboxLimits.USUAL)) {
            Recording version = session.run(new RunRequest(List.of("gcc", "--version"), Environment.of(session), Stdin.NONE, false, false,
                    TestRun.limits(Limits.RUN), Limits.RUN.grace(), -1, List.of()));
            return new Probe(session.description(), PlainOutput.of(version).lines().findFirst().filter(line -> line.startsWith("gcc")));
        }
    }
}
