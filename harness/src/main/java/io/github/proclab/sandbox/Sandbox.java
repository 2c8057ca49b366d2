package io.github.proclab.sandbox;

import java.time.Duration;
import java.util.Optional;

/** A place to run student programs in. */
public interface Sandbox {

    /** "docker" or "local". */
    String kind();

    /**
     * A fresh place for one submission; closing it leaves nothing behind.
     *
     * @throws SandboxException where it cannot be had, with what to do about it
     */
    Session open(SandboxLimits limits);

    /**
     * To be asked where a session broke: waits for what sessions are made by, where that is away.
     *
     * @param patience how long at most
     * @return empty where it is not away
     */
    default Optional<Outage> outlast(Duration patience) {
        return Optional.empty();
    }
}
