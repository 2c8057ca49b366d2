package io.github.proclab.sandbox;

import io.github.proclab.sandbox.docker.DockerEngine;
import io.github.proclab.sandbox.docker.DockerSandbox;
import io.github.proclab.sandbox.local.LocalSandbox;
import java.util.Optional;

/** Which sandbox to use. */
public final class Sandboxes {

    public enum Choice { AUTO, DOCKER, LOCAL }

    /** @param note a line for whoever asked, where the choice is not the one to prefer */
    public record Chosen(Sandbox sandbox, Optional<String> note) { }

    /** By its name alone: without the library, a class that mentions it does not load. */
    private static final String DOCKER_CLIENT = "org.testcontainers.DockerClientFactory";
    private static final String PACKED_WITHOUT = "this proclab was packed for the local sandbox alone";

    private Sandboxes() { }

    /** Where a Docker Engine is asked for: unix://…, tcp://…. */
    public static String engineAddress() {
        return DockerEngine.ofThisMachine().address();
    }

    /** @throws SandboxException where Docker was asked for and no engine answers, or what talks to it was not packed */
    public static Chosen choose(Choice choice, Installation installation) {
        return choose(choice, installation, DockerEngine.ofThisMachine());
    }

    static Chosen choose(Choice choice, Installation installation, DockerEngine engine) {
        return switch (choice) {
            case DOCKER -> new Chosen(docker(installation, engine), Optional.empty());
            case LOCAL -> new Chosen(new LocalSandbox(installation), Optional.empty());
            case AUTO -> automatic(installation, engine);
        };
    }

    private static Chosen automatic(Installation installation, DockerEngine engine) {
        return engine.whyNot().map(why -> "no Docker Engine (" + why + "): using the local sandbox")
                .or(() -> hasDockerClient() ? Optional.empty() : Optional.of(PACKED_WITHOUT))
                .map(note -> new Chosen(new LocalSandbox(installation), Optional.of(note)))
                .orElseGet(() -> new Chosen(new DockerSandbox(installation), Optional.empty()));
    }

    private static boolean hasDockerClient() {
        try {
            Class.forName(DOCKER_CLIENT, false, Sandboxes.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException packedWithout) {
            return false;
        }
    }

    private static Sandbox docker(Installation installation, DockerEngine engine) {
        if (!hasDockerClient()) {
            throw new SandboxException(PACKED_WITHOUT + " (--sandbox local); a clone of proclab has the Docker sandbox, too.");
        }
        engine.whyNot().ifPresent(why -> {
            throw new SandboxException("no Docker Engine answers: " + why + ". docker/install-engine.sh sets one up on Debian and Ubuntu; "
                    + "--sandbox local does without.");
        });
        return new DockerSandbox(installation);
    }
}
