package io.github.proclab.engine;

/** There is nothing to watch: no such program, or one that does not compile. The message says which, and is as hostile as a compiler's. */
public final class Untraceable extends RuntimeException {
    public Untraceable(String message) {
        super(message);
    }
}
