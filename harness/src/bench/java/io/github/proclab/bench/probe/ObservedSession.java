package io.github.proclab.bench.probe;

import io.github.proclab.sandbox.SandboxDescription;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.trace.Recording;

/** A session that hands everything on to another one. */
class ObservedSession implements Session {

    private final Session session;

    ObservedSession(Session session) {
        this.session = session;
    }

    @Override
    public SandboxDescription description() {
        return session.description();
    }

    @Override
    public void put(String path, byte[] content, boolean executable) {
        session.put(path, content, executable);
    }

    @Override
    public Recording run(RunRequest request) {
        return session.run(request);
    }

    @Override
    public void close() {
        session.close();
    }
}
