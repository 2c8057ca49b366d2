package io.github.proclab.format;

import io.github.proclab.report.Printable;

/** Names as a line of plain text that is never empty. */
public final class PlainLine {

    private PlainLine() { }

    public static String named(String name) {
        String line = Printable.of(name).strip();
        return line.isEmpty() ? "(no name)" : line;
    }
}
