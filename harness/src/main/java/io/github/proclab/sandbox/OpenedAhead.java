package io.github.proclab.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Opens sessions before they are asked for, so that the next is up when the last is done. Each is handed out once. Safe for threads.
 */
public final class OpenedAhead implements Sandbox, AutoCloseable {

    private final Sandbox sandbox;
    private final SandboxLimits limits;
    private final int ahead;
    private final Executor background;
    private final Deque<CompletableFuture<Session>> opened = new ArrayDeque<>();
    private int wanted;
    private boolean closed;

    /**
     * @param limits of those that are opened ahead
     * @param ahead  how many stand ready
     * @param wanted how many will be asked for, as far as one knows; no more are opened ahead
     */
    public OpenedAhead(Sandbox sandbox, SandboxLimits limits, int ahead, int wanted) {
        this(sandbox, limits, ahead, wanted, OpenedAhead::inBackground);
    }

    OpenedAhead(Sandbox sandbox, SandboxLimits limits, int ahead, int wanted, Executor background) {
        this.sandbox = sandbox;
        this.limits = limits;
        this.ahead = ahead;
        this.wanted = wanted;
        this.background = background;
    }

    @Override
    public String kind() {
        return sandbox.kind();
    }

    @Override
    public Session open(SandboxLimits asked) {
        if (!asked.equals(limits)) {
            return sandbox.open(asked);
        }
        Optional<CompletableFuture<Session>> ready = next();
        return ready.isPresent() ? taken(ready.get()) : sandbox.open(asked);
    }

    /** What stood ready when a session broke may be as broken: an engine that was away for a moment is not seen to have been. */
    @Override
    public Optional<Outage> outlast(Duration patience) {
        discarded();
        return sandbox.outlast(patience);
    }

    /** Returns when what nobody asked for is closed. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        discarded().forEach(CompletableFuture::join);
    }

    private synchronized Optional<CompletableFuture<Session>> next() {
        Optional<CompletableFuture<Session>> first = Optional.ofNullable(opened.poll());
        wanted--;
        while (!closed && opened.size() < Math.min(ahead, wanted)) {
            opened.add(CompletableFuture.supplyAsync(() -> sandbox.open(limits), background));
        }
        return first;
    }

    private static Session taken(CompletableFuture<Session> session) {
        try {
            return session.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof SandboxException broken ? broken
                    : new SandboxException("The sandbox could not be opened: " + failed.getCause(), failed.getCause());
        }
    }

    /** Closed, each as soon as it is open. */
    private synchronized List<CompletableFuture<Void>> discarded() {
        List<CompletableFuture<Void>> useless = opened.stream().map(each -> each.thenAcceptAsync(Session::close, background)
                .exceptionally(alreadyBroken -> null)).toList();
        opened.clear();
        return useless;
    }

    private static void inBackground(Runnable opening) {
        Thread thread = new Thread(opening, "proclab-ahead");
        thread.setDaemon(true);
        thread.start();
    }
}
