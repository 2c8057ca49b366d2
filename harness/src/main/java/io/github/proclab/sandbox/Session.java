package io.github.proclab.sandbox;

import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.trace.Recording;

/** A sandbox that is open: it serves the build and all runs of one submission, one at a time. */
public interface Session extends AutoCloseable {

    SandboxDescription description();

    /**
     * Puts a file where every later run finds it in its work folder.
     *
     * @param path relative, without ".."
     */
    void put(String path, byte[] content, boolean executable);

    /** @throws SandboxException where the sandbox broke: no evidence, so no verdict */
    Recording run(RunRequest request);

    @Override
    void close();
}
