package io.github.proclab.sandbox.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.WaitResponse;
import io.github.proclab.sandbox.SupervisorHost;
import io.github.proclab.trace.Signals;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A supervisor in a container that has started. */
final class ContainerHost implements SupervisorHost {

    private static final int SIGNALED = 128;
    private static final long TO_BE_TOLD_SECONDS = 2;
    private static final long REMOVAL_SECONDS = 10;
    private static final long REMOVAL_ASKED_EVERY_MS = 5;

    private final SupervisorContainer container;
    private final Attachment streams;
    private final Exit exit = new Exit();

    ContainerHost(SupervisorContainer container) {
        this.container = container;
        this.streams = container.attachment();
        container.getDockerClient().waitContainerCmd(container.getContainerId()).exec(exit);
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
        return exit.status().map(status -> said() + how(status))
                .or(() -> DockerEngine.ofThisMachine().whyNot().map(why -> "The Docker Engine has gone: " + why + "."))
                .orElse("");
    }

    /** The end of its input would end it as well, but a supervisor that is lost may not notice. */
    @Override
    public void close() {
        streams.close();
        String id = container.getContainerId();
        container.stop();
        awaitRemoval(id);
    }

    /**
     * The engine removes an ended container by itself, a little later. Were the JVM to end in between, Testcontainers would try to remove it,
     * too, and complain.
     */
    private void awaitRemoval(String id) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(REMOVAL_SECONDS);
        try {
            while (System.nanoTime() < deadline) {
                container.getDockerClient().inspectContainerCmd(id).exec();
                TimeUnit.MILLISECONDS.sleep(REMOVAL_ASKED_EVERY_MS);
            }
        } catch (RuntimeException notThere) {
            // The container, which is what was waited for, or the engine.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String said() {
        String said = streams.complaints().text();
        return said.isEmpty() ? "" : "It said: " + said + " ";
    }

    private static String how(int status) {
        if (status == SIGNALED + Signals.KILL) {
            return "It was killed: from outside, or because the container had no memory left.";
        }
        return status > SIGNALED ? "It was ended by " + Signals.name(status - SIGNALED) + "." : "It exited with " + status + ".";
    }

    private static final class Exit extends ResultCallback.Adapter<WaitResponse> {

        private final CompletableFuture<Integer> status = new CompletableFuture<>();

        @Override
        public void onNext(WaitResponse response) {
            status.complete(response.getStatusCode());
        }

        Optional<Integer> status() {
            try {
                return Optional.of(status.get(TO_BE_TOLD_SECONDS, TimeUnit.SECONDS));
            } catch (TimeoutException | ExecutionException notTold) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }
}
