package io.github.proclab.scaffold;

/** What was asked for cannot be made. The message says why, and what to do instead. */
public final class CannotBegin extends RuntimeException {
    CannotBegin(String message) {
        super(message);
    }
}
