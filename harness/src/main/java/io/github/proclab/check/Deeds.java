package io.github.proclab.check;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.SystemCalls;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WaitStatus;

/** Whether a program did anything at all. */
final class Deeds {

    static final String NONE = "the program did nothing: it created no process, wrote nothing and opened nothing";

    private static final long NEW_PID_NAMESPACE = 0x20000000;

    private Deeds() { }

    /** One that ended well without any. How a program ended otherwise says something of it. */
    static boolean none(Trace trace) {
        return trace.end().verdict() == Verdict.ENDED && trace.main().exit().filter(WaitStatus.ofExit(0)::equals).isPresent()
                && trace.events().stream().noneMatch(Deeds::isDeed) && trace.main().images().size() <= 1;
    }

    /** Whether there was nobody but the first process. */
    static boolean alone(Trace trace) {
        return trace.processes().size() == 1;
    }

    /** Whether it made a PID namespace: clone(2) or unshare(2) with CLONE_NEWPID. */
    static boolean namespaces(Trace trace) {
        return trace.events().stream().anyMatch(event -> event instanceof Event.Created created && (created.flags() & NEW_PID_NAMESPACE) != 0
                || event instanceof Event.Called called && "unshare".equals(SystemCalls.name(called.call())) && called.result() == 0
                        && (called.arguments().get(0) & NEW_PID_NAMESPACE) != 0);
    }

    private static boolean isDeed(Event event) {
        return event instanceof Event.Created || event instanceof Event.ThreadStarted || event instanceof Event.ExecFailed
                || event instanceof Event.Wrote || event instanceof Event.Read || event instanceof Event.Opened
                || event instanceof Event.OpenFailed || event instanceof Event.IpcMade || event instanceof Event.IpcRemoved
                || event instanceof Event.SignalSent || event instanceof Event.Output;
    }
}
