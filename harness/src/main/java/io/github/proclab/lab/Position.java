package io.github.proclab.lab;

/** A place in a lab file; both count from 1. */
public record Position(int line, int column) {
    public static final Position START = new Position(1, 1);
}
