package io.github.proclab.cli;

import io.github.proclab.report.Printable;
import java.io.PrintStream;

/** The two streams, and what they go to. */
record Console(PrintStream out, PrintStream err, Shown shown) {

    /** Whether each stream is seen on a terminal. */
    record Shown(boolean out, boolean err) { }

    static Console ofTheProcess() {
        return new Console(System.out, System.err, new Shown(Terminal.shows(1), Terminal.shows(2)));
    }

    /** A message of any number of lines, which may hold what others wrote. */
    void complain(String message) {
        String[] lines = message.split("\n", -1);
        err.println("proclab: " + Printable.of(lines[0]));
        for (int index = 1; index < lines.length; index++) {
            err.println("  " + Printable.of(lines[index]));
        }
        err.flush();
    }
}
