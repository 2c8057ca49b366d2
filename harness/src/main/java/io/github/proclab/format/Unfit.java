package io.github.proclab.format;

/** It cannot be told in this form. The message says why, and what to do. */
public final class Unfit extends RuntimeException {

    public Unfit(String message) {
        super(message);
    }
}
