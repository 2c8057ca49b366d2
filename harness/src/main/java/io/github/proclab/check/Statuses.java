package io.github.proclab.check;

import io.github.proclab.lab.ExitRange;
import io.github.proclab.trace.Signals;
import io.github.proclab.trace.WaitStatus;
import java.util.List;

/** How a process may end, as a lab file says it. */
final class Statuses {

    private Statuses() { }

    static boolean allow(List<ExitRange> allowed, WaitStatus status) {
        return allowed.stream().anyMatch(range -> allows(range, status));
    }

    private static boolean allows(ExitRange range, WaitStatus status) {
        if (range instanceof ExitRange.Codes codes) {
            return status.exited() && status.code() >= codes.first() && status.code() <= codes.last();
        }
        ExitRange.Signal signal = (ExitRange.Signal) range;
        return status.signaled() && Signals.number(signal.name()).orElse(-1) == status.signal();
    }

    /** "exit 0 or exit 3 to 5 or SIGTERM". */
    static String inWords(List<ExitRange> allowed) {
        return Words.list(allowed.stream().map(Statuses::inWords).toList()).replace(" and ", " or ");
    }

    private static String inWords(ExitRange range) {
        if (range instanceof ExitRange.Signal signal) {
            return "SIG" + signal.name();
        }
        ExitRange.Codes codes = (ExitRange.Codes) range;
        return codes.first() == codes.last() ? "exit " + codes.first() : "exit " + codes.first() + " to " + codes.last();
    }
}
