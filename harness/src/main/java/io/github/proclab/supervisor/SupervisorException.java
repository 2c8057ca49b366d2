package io.github.proclab.supervisor;

/** The supervisor broke the protocol, went away, or refused a request: there is no evidence, so there can be no verdict. */
public final class SupervisorException extends RuntimeException {
    public SupervisorException(String message) {
        super(message);
    }

    public SupervisorException(String message, Throwable cause) {
        super(message, cause);
    }
}
