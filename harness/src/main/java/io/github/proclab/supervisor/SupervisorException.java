package io.github.proclab.supervisor;

/** The supervisor broke the protocol, went away, or did not carry out a request: there is no evidence, so there can be no verdict. */
public sealed class SupervisorException extends RuntimeException {
    public SupervisorException(String message) {
        super(message);
    }

    public SupervisorException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A request was not carried out; the supervisor is well, and may be asked for something else. */
    public static final class Refused extends SupervisorException {
        Refused(String message) {
            super(message);
        }
    }
}
