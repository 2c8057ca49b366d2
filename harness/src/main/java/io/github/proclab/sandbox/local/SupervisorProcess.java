package io.github.proclab.sandbox.local;

import io.github.proclab.sandbox.Complaints;
import io.github.proclab.sandbox.SupervisorHost;
import io.github.proclab.trace.Signals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A supervisor that is a child process. It ends by itself when its input does; one that does not is killed. */
final class SupervisorProcess implements SupervisorHost {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration TO_BE_COLLECTED = Duration.ofSeconds(1);
    private static final int SIGNALED = 128;

    private final Process process;
    private final Complaints complaints;

    private SupervisorProcess(Process process) {
        this.process = process;
        this.complaints = Complaints.collectedFrom(process.getErrorStream());
    }

    static SupervisorProcess start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        return new SupervisorProcess(builder.start());
    }

    @Override
    public InputStream answers() {
        return process.getInputStream();
    }

    @Override
    public OutputStream requests() {
        return process.getOutputStream();
    }

    @Override
    public String lastWords() {
        return ended(TO_BE_COLLECTED) ? said() + how(process.exitValue()) : "";
    }

    @Override
    public void close() {
        // A request that is stuck holds the stream: closing waits for it, and must not be waited for.
        Thread closing = new Thread(this::endInput, "proclab-end-of-input");
        closing.setDaemon(true);
        closing.start();
        if (!ended(PATIENCE)) {
            process.destroyForcibly();
            ended(PATIENCE);
        }
    }

    private void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // What matters is that it ends.
        }
    }

    private String said() {
        String said = complaints.text();
        return said.isEmpty() ? "" : "It said \"" + said + "\". ";
    }

    private static String how(int status) {
        return status > SIGNALED ? "It was ended by " + Signals.name(status - SIGNALED) + "." : "It exited with " + status + ".";
    }

    private boolean ended(Duration limit) {
        boolean interrupted = false;
        try {
            long deadline = System.nanoTime() + limit.toNanos();
            while (true) {
                try {
                    return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
