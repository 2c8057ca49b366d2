package io.github.proclab.engine;

import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLines;
import io.github.proclab.trace.Trace;

/** One watched run: the evidence, and the trace that follows from it. */
public record Observation(Recording recording, Trace trace) {

    /** @throws io.github.proclab.sandbox.SandboxException where the sandbox broke */
    public static Observation of(Session session, RunRequest request) {
        Recording recording = session.run(request);
        return new Observation(recording, Trace.of(recording, SourceLines.UNKNOWN));
    }
}
