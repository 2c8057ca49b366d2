package io.github.proclab.sandbox.docker;

import java.lang.Thread.UncaughtExceptionHandler;
import org.testcontainers.DockerClientFactory;

/**
 * Testcontainers cleans up when the JVM ends. Where the engine went away in the meantime that fails, in a thread of its own, and would
 * end everything with a stack trace, after what went wrong has long been said.
 */
final class EngineGoneAtExit implements UncaughtExceptionHandler {

    private final UncaughtExceptionHandler others;

    private EngineGoneAtExit(UncaughtExceptionHandler others) {
        this.others = others;
    }

    static synchronized void keepQuiet() {
        UncaughtExceptionHandler present = Thread.getDefaultUncaughtExceptionHandler();
        if (!(present instanceof EngineGoneAtExit)) {
            Thread.setDefaultUncaughtExceptionHandler(new EngineGoneAtExit(present == null ? EngineGoneAtExit::print : present));
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        if (thread.getThreadGroup() != DockerClientFactory.TESTCONTAINERS_THREAD_GROUP) {
            others.uncaughtException(thread, e);
        }
    }

    private static void print(Thread thread, Throwable e) {
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        e.printStackTrace();
    }
}
