package io.github.proclab.bench.measure;

/** Something that is missing or does not work; the message says what, and what to do about it. */
public final class CannotMeasure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CannotMeasure(String message) {
        super(message);
    }
}
