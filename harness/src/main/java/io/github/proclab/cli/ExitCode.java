package io.github.proclab.cli;

/** What a command's exit status says. */
final class ExitCode {

    /** The work is done: graded (whatever the marks), full marks in a check, traced, usable. */
    static final int DONE = 0;

    /** A check ended with less than full marks. */
    static final int LESS_THAN_FULL_MARKS = 1;

    /** Two gradings are not the same. */
    static final int DIFFERENT = 1;

    /** A lab does not tell right from wrong. */
    static final int UNPROVED = 1;

    /** The command line or a lab file is wrong. */
    static final int WRONG_USAGE = 2;

    /** The work could not be done: no sandbox, a full disk, an engine that died. */
    static final int COULD_NOT = 3;

    /** Ended by Ctrl-C: 128 and the number of SIGINT. */
    static final int INTERRUPTED = 130;

    private ExitCode() { }
}
