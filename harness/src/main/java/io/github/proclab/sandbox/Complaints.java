package io.github.proclab.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a supervisor says on its standard error: the beginning of it, which is what went wrong first. */
public final class Complaints {

    private static final int MOST = 4096;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final CountDownLatch complete = new CountDownLatch(1);

    /** In a thread of its own, until the stream ends. */
    public static Complaints collectedFrom(InputStream in) {
        Complaints complaints = new Complaints();
        Thread collector = new Thread(() -> complaints.collect(in), "proclab-complaints");
        collector.setDaemon(true);
        collector.start();
        return complaints;
    }

    public synchronized void add(byte[] bytes, int length) {
        said.write(bytes, 0, Math.min(length, MOST - said.size()));
    }

    /** Nothing is said any more. */
    public void end() {
        complete.countDown();
    }

    /** All that was said, in one line, without what a terminal would act on. */
    public String text() {
        try {
            complete.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return line();
    }

    private synchronized String line() {
        return said.toString(StandardCharsets.UTF_8).strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("\\p{Cntrl}", "?");
    }

    private void collect(InputStream in) {
        byte[] buffer = new byte[MOST];
        try {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                add(buffer, length);
            }
        } catch (IOException gone) {
            // It says no more.
        } finally {
            end();
        }
    }
}
