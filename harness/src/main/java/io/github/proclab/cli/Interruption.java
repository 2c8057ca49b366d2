package io.github.proclab.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, or the end of the terminal: work is told to stop, and gets a little time to put its things in order before the process ends. */
final class Interruption implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch inOrder = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean happened;

    private Interruption(Runnable stop) {
        hook = new Thread(() -> {
            happened = true;
            stop.run();
            await();
        }, "interruption");
    }

    static Interruption stops(Runnable stop) {
        Interruption interruption = new Interruption(stop);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    boolean happened() {
        return happened;
    }

    @Override
    public void close() {
        inOrder.countDown();
        if (!happened) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void await() {
        try {
            inOrder.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
