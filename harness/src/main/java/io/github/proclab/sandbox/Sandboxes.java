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

    private Sandboxes() { }

    /** @throws SandboxException where Docker was asked for and no engine answers */
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
        return engine.whyNot()
                .map(why -> new Chosen(new LocalSandbox(installation), Optional.of("no Docker Engine (" + why + "): using the local sandbox")))
                .orElseGet(() -> new Chosen(new DockerSandbox(installation), Optional.empty()));
    }

    private static Sandbox docker(Installation installation, DockerEngine engine) {
        engine.whyNot().ifPresent(why -> {
            throw new SandboxException("no Docker Engine answers: " + why + ". docker/install-engine.sh sets one up on Debian and Ubuntu; "
                    + "--sandbox local does without.");
        });
        return new DockerSandbox(installation);
    }
}
