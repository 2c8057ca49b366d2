package io.github.proclab.sandbox.local;

import io.github.proclab.sandbox.Installation;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import io.github.proclab.sandbox.SupervisedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts the supervisor on this machine; it makes the isolation, and says what it could not isolate. */
public final class LocalSandbox implements Sandbox {

    private final Path supervisor;

    public LocalSandbox(Installation installation) {
        this.supervisor = installation.supervisor();
    }

    @Override
    public String kind() {
        return "local";
    }

    @Override
    public Session open(SandboxLimits limits) {
        if (!Files.isExecutable(supervisor)) {
            throw new SandboxException("The supervisor is not built: there is no " + supervisor + ". docker/build.sh local builds it.");
        }
        return SupervisedSession.begin(start(command(limits)), kind(), "");
    }

    private List<String> command(SandboxLimits limits) {
        return List.of(supervisor.toString(), "--local",
                "--work-bytes", Long.toString(limits.disk()),
                "--memory-bytes", Long.toString(limits.memory()),
                "--processes", Integer.toString(limits.processes()));
    }

    private static SupervisorProcess start(List<String> command) {
        try {
            return SupervisorProcess.start(command);
        } catch (IOException e) {
            throw new SandboxException("The supervisor could not be started: " + e.getMessage(), e);
        }
    }
}
