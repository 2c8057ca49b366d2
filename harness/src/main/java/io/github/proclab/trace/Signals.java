package io.github.proclab.trace;

import java.util.List;
import java.util.OptionalInt;

/** The signals of Linux on x86-64, with the names of signal(7). */
public final class Signals {

    public static final int KILL = 9;

    private static final List<String> NAMES = List.of("0",
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT",
            "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS");

    /** As glibc has it, which keeps 32 and 33 for its threads. */
    private static final int FIRST_REALTIME = 34;
    private static final int LAST = 64;

    private Signals() { }

    /** "SIGSEGV", "SIGRTMIN+1"; for a number that has no name, "signal 99". */
    public static String name(int number) {
        if (number > 0 && number < NAMES.size()) {
            return "SIG" + NAMES.get(number);
        }
        if (number >= FIRST_REALTIME && number <= LAST) {
            return number == FIRST_REALTIME ? "SIGRTMIN" : "SIGRTMIN+" + (number - FIRST_REALTIME);
        }
        return "signal " + number;
    }

    /** "SIGSEGV" and "SEGV" are 11. */
    public static OptionalInt number(String name) {
        String full = name.startsWith("SIG") ? name : "SIG" + name;
        for (int number = 1; number <= LAST; number++) {
            if (name(number).equals(full)) {
                return OptionalInt.of(number);
            }
        }
        return OptionalInt.empty();
    }
}
