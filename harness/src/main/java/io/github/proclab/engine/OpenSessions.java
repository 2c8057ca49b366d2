package io.github.proclab.engine;

import io.github.proclab.sandbox.Outage;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxDescription;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.trace.Recording;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every session that is open, so that all can be ended at once. */
final class OpenSessions implements AutoCloseable {

    private final Set<Session> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Sandbox over(Sandbox sandbox) {
        return new Sandbox() {
            @Override
            public String kind() {
                return sandbox.kind();
            }

            @Override
            public Session open(SandboxLimits limits) {
                refuseWhereClosed();
                Session session = new Registered(sandbox.open(limits));
                open.add(session);
                if (closed) {
                    session.close();
                    refuseWhereClosed();
                }
                return session;
            }

            @Override
            public Optional<Outage> outlast(Duration patience) {
                return closed ? Optional.empty() : sandbox.outlast(patience);
            }
        };
    }

    /** Nothing can be opened afterwards. */
    @Override
    public void close() {
        closed = true;
        open.forEach(Session::close);
    }

    private void refuseWhereClosed() {
        if (closed) {
            throw new SandboxException("the grading was ended");
        }
    }

    private final class Registered implements Session {

        private final Session session;

        Registered(Session session) {
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
            open.remove(this);
            session.close();
        }
    }
}
