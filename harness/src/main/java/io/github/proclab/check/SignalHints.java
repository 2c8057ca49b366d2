package io.github.proclab.check;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** What it usually means when a signal ends a process. */
final class SignalHints {

    private static final Map<Integer, String> HINTS = Map.ofEntries(
            entry(4, "SIGILL: what was executed is no code, as through a function pointer that points elsewhere."),
            entry(6, "SIGABRT: the program gave up by itself: abort(), a failed assert(), or memory freed twice or written beyond its end."),
            entry(7, "SIGBUS: memory behind the end of a mapped file was used."),
            entry(8, "SIGFPE: a whole number was divided by zero."),
            entry(9, "SIGKILL: somebody sent it with kill(), or the kernel ended the process at a limit of processor time or memory."),
            entry(10, "SIGUSR1: somebody sent it with kill(), and no handler was set, or not yet: set it before the one who sends can know the pid."),
            entry(11, "SIGSEGV: memory was used that is not the program's: a null pointer (malloc() returns one when memory is up), an index out of "
                    + "bounds, or an argument vector without its closing NULL."),
            entry(12, "SIGUSR2: somebody sent it with kill(), and no handler was set, or not yet: set it before the one who sends can know the pid."),
            entry(13, "SIGPIPE: something was written to a pipe that nobody can read any more: the reader has ended, or its read end was "
                    + "closed too early."),
            entry(14, "SIGALRM: an alarm() went off and no handler was set."),
            entry(15, "SIGTERM: somebody asked it to end with kill(), and no handler was set."),
            entry(24, "SIGXCPU: it used more processor time than it may. Look for a loop that never ends."),
            entry(25, "SIGXFSZ: it wrote a larger file than it may."));

    private SignalHints() { }

    static Optional<String> of(int signal) {
        return Optional.ofNullable(HINTS.get(signal));
    }
}
