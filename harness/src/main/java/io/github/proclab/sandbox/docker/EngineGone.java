package io.github.proclab.sandbox.docker;

import java.lang.Thread.UncaughtExceptionHandler;
import org.testcontainers.DockerClientFactory;

/**
 * Where the engine goes away, threads of the libraries' own fail: Testcontainers' that cleans up when the JVM ends, and docker-java's that feed
 * streams. Each would print a stack trace, of what whoever waits for the answer is told as well.
 */
final class EngineGone implements UncaughtExceptionHandler {

    private static final String STREAMS = "docker-java-";

    private final UncaughtExceptionHandler others;

    private EngineGone(UncaughtExceptionHandler others) {
        this.others = others;
    }

    static synchronized void keepQuiet() {
        UncaughtExceptionHandler present = Thread.getDefaultUncaughtExceptionHandler();
        if (!(present instanceof EngineGone)) {
            Thread.setDefaultUncaughtExceptionHandler(new EngineGone(present == null ? EngineGone::print : present));
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        if (thread.getThreadGroup() != DockerClientFactory.TESTCONTAINERS_THREAD_GROUP && !thread.getName().startsWith(STREAMS)) {
            others.uncaughtException(thread, e);
        }
    }

    private static void print(Thread thread, Throwable e) {
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        e.printStackTrace();
    }
}
