package io.github.proclab.sandbox.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.WaitResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Is told by the engine when a container has ended and is removed. */
final class Removal extends ResultCallback.Adapter<WaitResponse> {

    private final CompletableFuture<Integer> status = new CompletableFuture<>();

    @Override
    public void onNext(WaitResponse response) {
        status.complete(response.getStatusCode());
    }

    @Override
    public void onError(Throwable engineGone) {
        status.completeExceptionally(engineGone);
    }

    /** The exit status of its first process, 128 and more for a signal, once it is removed; empty where that takes longer, or is not told. */
    Optional<Integer> status(Duration limit) {
        try {
            return Optional.of(status.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException notTold) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
