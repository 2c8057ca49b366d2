package io.github.proclab.sandbox.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import io.github.proclab.sandbox.SandboxException;
import java.io.Closeable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One connection with a container's streams. */
class Connection extends ResultCallback.Adapter<Frame> {

    private static final long PATIENCE_SECONDS = 30;

    private final CompletableFuture<Closeable> established = new CompletableFuture<>();

    @Override
    public void onStart(Closeable stream) {
        super.onStart(stream);
        established.complete(stream);
    }

    @Override
    public void onError(Throwable broken) {
        established.completeExceptionally(broken);
        super.onError(broken);
    }

    @Override
    public void onNext(Frame frame) { }

    /** @throws SandboxException where it is not */
    void awaitEstablished() {
        try {
            established.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new SandboxException("The Docker Engine did not attach to the container within " + PATIENCE_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new SandboxException("The Docker Engine did not attach to the container: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted while the container was started", e);
        }
    }
}
