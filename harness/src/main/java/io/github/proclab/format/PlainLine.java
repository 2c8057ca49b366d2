package io.github.proclab.format;

import io.github.proclab.report.Printable;

/** Names as a line of plain text that is never empty. */
final class PlainLine {

    private PlainLine() { }

    static String named(String name) {
        String line = Printable.of(name).strip();
        return line.isEmpty() ? "(no name)" : line;
    }
}
