package io.github.proclab.engine;

import io.github.proclab.sandbox.AddressResolver;
import io.github.proclab.sandbox.LinkedPrograms;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.Trace;
import java.util.Map;

/** Watches the runs of one session. */
final class Observer {

    private final Session session;
    private final AddressResolver lines;
    private final LinkedPrograms programs;
    private final StudentSource source;

    Observer(Session session) {
        this.session = session;
        this.lines = new AddressResolver(session);
        this.programs = new LinkedPrograms(session, lines);
        this.source = new StudentSource(lines);
    }

    /** The text of a source file that the session has been given. */
    Observer knowing(String file, Bytes content) {
        source.know(file, content);
        return this;
    }

    Session session() {
        return session;
    }

    /** The places that a recording of this session's names. */
    Map<String, Map<Long, SourceLine>> places(Recording recording) {
        return lines.places(recording);
    }

    /** The text of the source files, by name. */
    Map<String, String> source() {
        return source.texts();
    }

    LinkedPrograms programs() {
        return programs;
    }

    /** @throws SandboxException where the sandbox broke, or gave evidence that contradicts itself */
    Observation observe(RunRequest request) {
        Recording recording = session.run(request);
        lines.learn(recording);
        try {
            return new Observation(recording, Trace.of(recording, source));
        } catch (IllegalArgumentException e) {
            throw new SandboxException("The evidence contradicts itself: " + e.getMessage(), e);
        }
    }
}
