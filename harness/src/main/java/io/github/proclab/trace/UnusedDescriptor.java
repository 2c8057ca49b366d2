package io.github.proclab.trace;

import io.github.proclab.trace.KernelObject.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A descriptor above 2 that a process never used and still had when it exited, whether anybody waited for it or not: an end of a pipe that
 * others use, or a listening socket that fork(2) gave it. None of these are what was handed on to an executed program ({@link ExecLeak}),
 * what a process had that a signal ended, which might have closed it yet, ends of FIFOs, which servers keep open on purpose, and a
 * write end of a pipe that nobody ever writes to: its closing, or its holder's end, is the message.
 */
public record UnusedDescriptor(Holding held) {

    /** In the order in which the processes got them. */
    public static List<UnusedDescriptor> in(Trace trace, DescriptorHistory history) {
        PipeUse use = PipeUse.in(trace);
        Set<Long> listening = listening(trace, history);
        return history.all().stream().filter(held -> held.fd() > 2 && held.isNeverUsedByItself() && isKeptToTheExit(held, trace) && !isFromBeforeExec(held, trace))
                .filter(held -> held.object().kind() == Kind.PIPE ? isForOthers(held, use)
                        : held.object().kind() == Kind.SOCKET && listening.contains(held.object().inode()) && isInherited(held))
                .map(UnusedDescriptor::new).toList();
    }

    /** Somebody writes to the pipe; and of a read end, somebody reads from it. */
    private static boolean isForOthers(Holding held, PipeUse use) {
        int nobody = 0;
        return use.usedByOther(nobody, held.object(), true) && (held.writable() || use.usedByOther(nobody, held.object(), false));
    }

    private static boolean isInherited(Holding held) {
        return held.opened().filter(opened -> opened.process() == held.process()).isEmpty();
    }

    private static boolean isKeptToTheExit(Holding held, Trace trace) {
        return trace.process(held.process()).ended().filter(end -> end.status().exited() && end.number() < trace.over() && held.isKeptUntil(end.number())).isPresent();
    }

    private static boolean isFromBeforeExec(Holding held, Trace trace) {
        return trace.events().stream().anyMatch(event -> event instanceof Event.Executed && event.process() == held.process() && event.number() > held.from());
    }

    private static Set<Long> listening(Trace trace, DescriptorHistory history) {
        Set<Long> inodes = new HashSet<>();
        for (Event event : trace.events()) {
            if (event instanceof Event.Called called && called.result() == 0 && SystemCalls.name(called.call()).equals("listen")) {
                history.at(called.process(), called.arguments().get(0).intValue(), called.number()).ifPresent(held -> inodes.add(held.object().inode()));
            }
        }
        return inodes;
    }
}
