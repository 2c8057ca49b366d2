package io.github.proclab.sandbox;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does something when a time is over, unless it is closed before. */
final class Alarm implements AutoCloseable {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final ScheduledFuture<?> ring;
    private volatile boolean rang;

    private Alarm(Duration limit, Runnable action) {
        ring = CLOCK.schedule(() -> {
            rang = true;
            // What takes its time must not keep other alarms waiting.
            daemon(action).start();
        }, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    static Alarm after(Duration limit, Runnable action) {
        return new Alarm(limit, action);
    }

    boolean rang() {
        return rang;
    }

    @Override
    public void close() {
        ring.cancel(false);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, Alarm::daemon);
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    private static Thread daemon(Runnable action) {
        Thread thread = new Thread(action, "proclab-alarm");
        thread.setDaemon(true);
        return thread;
    }
}
