package io.github.proclab.lab;

/**
 * A mistake in a lab file: what is wrong, where, and what to do.
 *
 * @param file as it was given, relative where it was
 */
public record Problem(String file, int line, int column, String message) {
    /** As compilers say it, so that editors jump to it: {@code lab.yaml:14:7: unknown key "stdot"}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
