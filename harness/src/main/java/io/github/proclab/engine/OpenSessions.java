package io.github.proclab.engine;

import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxDescription;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.trace.Recording;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every session that is open, so that all can be ended at once. */
final class OpenSessions implements AutoCloseable {

    private final Set<Session> open = ConcurrentHashMap.newKeySet();

    Sandbox over(Sandbox sandbox) {
        return new Sandbox() {
            @Override
            public String kind() {
                return sandbox.kind();
            }

            @Override
            public Session open(SandboxLimits limits) {
                Session session = new Registered(sandbox.open(limits));
                open.add(session);
                return session;
            }
        };
    }

    @Override
    public void close() {
        open.forEach(Session::close);
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
