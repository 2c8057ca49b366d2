package io.github.proclab.sandbox;

import java.io.InputStream;
import java.io.OutputStream;

/** Where a supervisor runs: a process of this machine's, or a container. */
public interface SupervisorHost extends AutoCloseable {

    /** What the supervisor writes. */
    InputStream answers();

    /** What the supervisor reads. */
    OutputStream requests();

    /** What is known of why the supervisor ended, as a sentence or more; empty where it is not known, or did not end. */
    String lastWords();

    /** Ends the supervisor, in whatever state it is, and all that it started. More than once does no harm; any thread may do it. */
    @Override
    void close();
}
