package io.github.proclab.trace;

/** A place in the student's source, as in {@code fan.c:12}. */
public record SourceLine(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
