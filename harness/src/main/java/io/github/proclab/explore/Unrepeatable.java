package io.github.proclab.explore;

/** The same choices gave another run: what the program does depends on more than the order of its calls. */
public final class Unrepeatable extends RuntimeException {
    Unrepeatable(String message) {
        super(message);
    }
}
