package io.github.proclab.cli;

import io.github.proclab.report.Look;
import io.github.proclab.report.Printable;
import java.util.List;

/** What a command shows: results on stdout; notes and progress on stderr, unless they are declined. Safe for threads. */
final class View {

    private static final String CLEAR_LINE = "\r\033[K";

    private final Console console;
    private final Look look;
    private final Talk talk;
    private boolean progressShown;

    enum Talk { QUIET, USUAL, VERBOSE }

    View(Console console, Look look, Talk talk) {
        this.console = console;
        this.look = look;
        this.talk = talk;
    }

    Look look() {
        return look;
    }

    /** Whether anybody sees what goes on just now. */
    boolean showsProgress() {
        return talk != Talk.QUIET && console.shown().err();
    }

    synchronized void print(List<String> lines) {
        endProgress();
        lines.forEach(console::tell);
        console.out().flush();
    }

    /** Bytes as they are, such as JSON. */
    synchronized void print(byte[] content) {
        endProgress();
        console.out().write(content, 0, content.length);
        console.out().flush();
    }

    /** A line beside the results. */
    synchronized void note(String line) {
        if (talk != Talk.QUIET) {
            endProgress();
            console.remark("proclab: " + Printable.of(line));
        }
    }

    /** A line that is shown even where notes are declined. */
    synchronized void warn(String line) {
        endProgress();
        console.remark("proclab: " + Printable.of(line));
    }

    /** Where in proclab a failure comes from; for those who asked for it. */
    synchronized void details(String what, Throwable cause) {
        if (talk == Talk.VERBOSE) {
            endProgress();
            console.remark("proclab: " + Printable.of(what) + ":");
            console.trace(cause);
        }
    }

    /** What goes on just now; on a terminal only, where the next takes its place. */
    synchronized void progress(String line) {
        if (showsProgress()) {
            console.err().print(CLEAR_LINE + Printable.within(look.width() - 1, line));
            console.err().flush();
            progressShown = true;
        }
    }

    synchronized void endProgress() {
        if (progressShown) {
            console.err().print(CLEAR_LINE);
            console.err().flush();
            progressShown = false;
        }
    }
}
