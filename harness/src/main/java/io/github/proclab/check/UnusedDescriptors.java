package io.github.proclab.check;

import io.github.proclab.lab.DescriptorFaultKind;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Holding;
import io.github.proclab.trace.KernelObject;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.UnusedDescriptor;
import java.util.List;

/** Ends of pipes and listening sockets that a process kept to its end and never used. */
final class UnusedDescriptors {

    private final Trace trace;
    private final DescriptorWords words;

    UnusedDescriptors(Trace trace) {
        this.trace = trace;
        this.words = new DescriptorWords(trace);
    }

    List<DescriptorFault> faults(DescriptorHistory history) {
        return UnusedDescriptor.in(trace, history).stream().map(unused -> fault(unused.held())).toList();
    }

    private DescriptorFault fault(Holding held) {
        boolean pipe = held.object().kind() == KernelObject.Kind.PIPE;
        String holder = Words.name(trace, held.process());
        String what = (pipe ? "" : "the listening socket ") + words.object(held);
        return new DescriptorFault(DescriptorFaultKind.UNUSED, holder + " never used " + what + ", and kept it open to its end (descriptor " + held.fd() + ")",
                story -> {
                    words.opened(held, story);
                    words.due(held, story);
                    trace.process(held.process()).ended().ifPresent(end -> story.tell(end, holder + " ended with descriptor " + held.fd() + " open"));
                }, pipe ? "Of a pipe, each process closes at once the end that it does not use: the reader the write end, the writer the read end, and whoever "
                        + "does neither both."
                        : "A child that does not accept connections closes the listening socket that fork() gave it.");
    }
}
