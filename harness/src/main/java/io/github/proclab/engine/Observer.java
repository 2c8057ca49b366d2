package io.github.proclab.engine;

import io.github.proclab.sandbox.AddressResolver;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.Trace;

/** Watches the runs of one session. */
final class Observer {

    private final Session session;
    private final AddressResolver lines;

    Observer(Session session) {
        this.session = session;
        this.lines = new AddressResolver(session);
    }

    Session session() {
        return session;
    }

    /** @throws SandboxException where the sandbox broke, or gave evidence that contradicts itself */
    Observation observe(RunRequest request) {
        Recording recording = session.run(request);
        lines.learn(recording);
        try {
            return new Observation(recording, Trace.of(recording, lines));
        } catch (IllegalArgumentException e) {
            throw new SandboxException("The evidence contradicts itself: " + e.getMessage(), e);
        }
    }
}
