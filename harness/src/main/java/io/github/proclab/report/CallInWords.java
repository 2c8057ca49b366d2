package io.github.proclab.report;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.SystemCalls;
import java.util.List;

/** What a call that has no event of its own does, for the calls that process labs make. */
final class CallInWords {

    private static final int PR_SET_PDEATHSIG = 1;
    private static final int PR_SET_CHILD_SUBREAPER = 36;

    private final Naming names;

    CallInWords(Naming names) {
        this.names = names;
    }

    String of(Event.Called called) {
        List<Long> arguments = called.arguments();
        String name = SystemCalls.name(called.call());
        return switch (name) {
            case "pause", "rt_sigsuspend", "rt_sigtimedwait" -> "waits for a signal (" + name.replace("rt_", "") + ")";
            case "nanosleep", "clock_nanosleep" -> "sleeps";
            case "alarm" -> arguments.get(0) == 0 ? "takes its alarm back" : "sets an alarm in " + arguments.get(0) + " s";
            case "setitimer", "timer_settime", "timerfd_settime" -> "sets a timer (" + name + ")";
            case "mmap" -> "maps memory that others may share";
            case "setsid" -> "starts a session of its own";
            case "setpgid" -> "puts " + (arguments.get(0) == 0 ? "itself" : names.pid(arguments.get(0))) + " into "
                    + (arguments.get(1) == 0 ? "process group of its own" : names.group(arguments.get(1)));
            case "prctl" -> prctl(arguments);
            case "semop", "semtimedop" -> "changes a semaphore (semop)";
            case "msgsnd" -> "puts a message into a queue (msgsnd)";
            case "msgrcv" -> "takes a message from a queue (msgrcv)";
            case "pselect6" -> "calls select";
            case "ppoll" -> "calls poll";
            default -> "calls " + name;
        };
    }

    private static String prctl(List<Long> arguments) {
        return switch (arguments.get(0).intValue()) {
            case PR_SET_CHILD_SUBREAPER -> arguments.get(1) == 0 ? "is no subreaper any more" : "becomes a subreaper";
            case PR_SET_PDEATHSIG -> "asks for a signal when its parent ends";
            default -> "calls prctl";
        };
    }
}
