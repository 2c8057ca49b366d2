package io.github.proclab.check;

import java.util.Map;
import java.util.Optional;

/** What it usually means when a signal ends a process. */
final class SignalHints {

    private static final Map<Integer, String> HINTS = Map.of(
            6, "SIGABRT: the program gave up by itself: abort(), a failed assert(), or memory freed twice.",
            7, "SIGBUS: memory behind the end of a mapped file was used.",
            8, "SIGFPE: a whole number was divided by zero.",
            11, "SIGSEGV: memory was used that is not the program's: a null pointer (malloc() returns one when memory is up), an index out of bounds, or an argument vector "
                    + "without its closing NULL.",
            13, "SIGPIPE: something was written to a pipe that nobody can read any more: the reader has ended, or its read end was "
                    + "closed too early.",
            14, "SIGALRM: an alarm() went off and no handler was set.",
            15, "SIGTERM: somebody asked it to end with kill(), and no handler was set.");

    private SignalHints() { }

    static Optional<String> of(int signal) {
        return Optional.ofNullable(HINTS.get(signal));
    }
}
