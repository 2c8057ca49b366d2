package io.github.proclab.sandbox;

/** The sandbox could not be had, or broke. The message says what to do. */
public final class SandboxException extends RuntimeException {
    public SandboxException(String message) {
        super(message);
    }

    public SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
