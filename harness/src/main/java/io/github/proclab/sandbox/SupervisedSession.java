package io.github.proclab.sandbox;

import io.github.proclab.supervisor.Hello;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.SupervisorClient;
import io.github.proclab.supervisor.SupervisorException;
import io.github.proclab.trace.Recording;
import java.time.Duration;
import java.util.function.Supplier;

/** A session with a supervisor, wherever it runs. One that does not answer in time is closed. */
public final class SupervisedSession implements Session {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_STARVED = 10;
    private static final Duration LEAST_STARVED = Duration.ofSeconds(60);

    private final Duration patience;
    private final SupervisorHost host;
    private final SupervisorClient client;
    private final SandboxDescription description;
    private volatile boolean closed;

    private SupervisedSession(SupervisorHost host, String kind, String image, Duration patience) {
        this.patience = patience;
        this.host = host;
        this.client = within(patience, () -> new SupervisorClient(host.answers(), host.requests()));
        Hello hello = client.hello();
        this.description = new SandboxDescription(kind, image, hello.kernel(), hello.work(), hello.isolation(), hello.weaknesses());
    }

    /**
     * Waits for the supervisor to introduce itself; the host is closed where it does not.
     *
     * @param image name of the container image; empty where there is none
     */
    public static Session begin(SupervisorHost host, String kind, String image) {
        return begin(host, kind, image, PATIENCE);
    }

    /** @param patience how long an answer may take, besides the time that a run is allowed */
    static Session begin(SupervisorHost host, String kind, String image, Duration patience) {
        try {
            return new SupervisedSession(host, kind, image, patience);
        } catch (RuntimeException e) {
            host.close();
            throw e;
        }
    }

    @Override
    public SandboxDescription description() {
        return description;
    }

    @Override
    public void put(String path, byte[] content, boolean executable) {
        within(patience, () -> {
            client.put(path, content, executable);
            return path;
        });
    }

    /** A run without a limit of time is waited for as long as it takes. */
    @Override
    public Recording run(RunRequest request) {
        Duration wall = request.limits().wall();
        return wall.isZero() ? exchange(() -> client.run(request), () -> "")
                : within(patience.plus(wall).plus(starvation(request)).plus(request.grace()), () -> client.run(request));
    }

    /** How long the supervisor waits beyond the limit of time for a run that the machine keeps waiting for a processor (docs/protocol.md). */
    private static Duration starvation(RunRequest request) {
        Duration most = request.limits().wall().multipliedBy(MOST_STARVED);
        return !request.traced() ? Duration.ZERO : most.compareTo(LEAST_STARVED) > 0 ? most : LEAST_STARVED;
    }

    @Override
    public void close() {
        closed = true;
        host.close();
    }

    private <T> T within(Duration limit, Supplier<T> exchange) {
        try (Alarm alarm = Alarm.after(limit, host::close)) {
            return exchange(exchange, () -> alarm.rang() ? "It did not answer within " + limit.toMillis() / 1000.0 + " s. " : "");
        }
    }

    private <T> T exchange(Supplier<T> exchange, Supplier<String> circumstances) {
        if (closed) {
            throw new SandboxException("the sandbox is closed already");
        }
        try {
            return exchange.get();
        } catch (SupervisorException.Refused e) {
            throw new SandboxException("The sandbox " + e.getMessage(), e);
        } catch (SupervisorException e) {
            if (closed) {
                throw new SandboxException("the sandbox was closed while it was in use", e);
            }
            throw new SandboxException(("The sandbox failed: " + e.getMessage() + ". " + circumstances.get() + host.lastWords()).strip(), e);
        }
    }
}
