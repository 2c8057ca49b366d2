package io.github.proclab.sandbox.docker;

import com.github.dockerjava.api.model.WaitContainerCondition;
import io.github.proclab.sandbox.SupervisorHost;
import io.github.proclab.trace.Signals;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** A supervisor in a container that has started. */
final class ContainerHost implements SupervisorHost {

    private static final int SIGNALED = 128;
    private static final Duration TO_BE_TOLD = Duration.ofSeconds(2);
    private static final Duration TO_BE_REMOVED = Duration.ofSeconds(10);

    private final SupervisorContainer container;
    private final Attachment streams;
    private final Removal removal = new Removal();

    ContainerHost(SupervisorContainer container) {
        this.container = container;
        this.streams = container.attachment();
        container.getDockerClient().waitContainerCmd(container.getContainerId()).withCondition(WaitContainerCondition.REMOVED).exec(removal);
    }

    @Override
    public InputStream answers() {
        return streams.answers();
    }

    @Override
    public OutputStream requests() {
        return streams.requests();
    }

    @Override
    public String lastWords() {
        return removal.status(TO_BE_TOLD).map(status -> said() + how(status))
                .or(() -> DockerEngine.ofThisMachine().whyNot().map(why -> "The Docker Engine has gone: " + why + "."))
                .orElse("");
    }

    /** The end of its input would end it as well, but a supervisor that is lost may not notice. */
    @Override
    public synchronized void close() {
        streams.close();
        container.stop();
        removal.status(TO_BE_REMOVED);
    }

    private String said() {
        String said = streams.complaints().text();
        return said.isEmpty() ? "" : "It said \"" + said + "\". ";
    }

    private static String how(int status) {
        if (status == SIGNALED + Signals.KILL) {
            return "It was killed: from outside, or because the container had no memory left.";
        }
        return status > SIGNALED ? "It was ended by " + Signals.name(status - SIGNALED) + "." : "It exited with " + status + ".";
    }
}
