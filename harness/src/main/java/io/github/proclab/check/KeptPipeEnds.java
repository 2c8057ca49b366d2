package io.github.proclab.check;

import io.github.proclab.lab.DescriptorFaultKind;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.HeldPipeEnd;
import io.github.proclab.trace.Holding;
import io.github.proclab.trace.Trace;
import java.util.List;

/** Ends of pipes that a process kept and did not use, and that kept another from end-of-file or SIGPIPE. */
final class KeptPipeEnds {

    private final Trace trace;
    private final DescriptorWords words;

    KeptPipeEnds(Trace trace) {
        this.trace = trace;
        this.words = new DescriptorWords(trace);
    }

    List<DescriptorFault> faults(DescriptorHistory history) {
        return HeldPipeEnd.in(trace, history).stream().map(this::fault).toList();
    }

    private DescriptorFault fault(HeldPipeEnd end) {
        Holding held = end.held();
        String holder = Words.name(trace, held.process());
        boolean itself = end.waiting().process() == held.process();
        String waiter = itself ? "itself" : Words.name(trace, end.waiting().process());
        String from = end.isWriteEnd() ? "end-of-file" : "SIGPIPE";
        return new DescriptorFault(DescriptorFaultKind.PIPE_ENDS, holder + " kept " + words.object(held) + " open (descriptor " + held.fd()
                + "), and so " + waiter + " from " + from, story -> {
                    words.opened(held, story);
                    words.due(held, story);
                    trace.process(held.process()).ended().filter(ended -> ended.number() < end.waiting().number()).ifPresent(ended ->
                            story.tell(ended, holder + " ended, and only that closed its descriptor " + held.fd()));
                    story.tell(end.waiting(), waited(end));
                }, end.isWriteEnd()
                        ? "A read() sees end-of-file only when every copy of the write end is closed, in every process: close() the ends that a "
                                + "process does not use, the parent's too." + (end.waiting() instanceof Event.Read ? " That the run ended may have been luck." : "")
                        : "A write() fails with SIGPIPE only when every copy of the read end is closed, in every process: close() the ends that a "
                                + "process does not use, the parent's too.");
    }

    private String waited(HeldPipeEnd end) {
        Event waiting = end.waiting();
        String who = Words.name(trace, waiting.process());
        if (waiting instanceof Event.Read) {
            return who + " saw end-of-file only now";
        }
        return waiting instanceof Event.Wrote ? who + " was told only now that nobody reads"
                : who + (end.isWriteEnd() ? " still waited for end-of-file" : " still waited for room in the pipe");
    }
}
