package io.github.proclab.sandbox;

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
}
