package io.github.proclab.check;

import io.github.proclab.lab.DescriptorFaultKind;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.ExecLeak;
import io.github.proclab.trace.Holding;
import io.github.proclab.trace.Trace;
import java.util.List;

/** Descriptors above 2 that an executed program starts with and was not meant to have. */
final class IntoExec {

    private final Trace trace;
    private final DescriptorWords words;
    private final List<String> handedOn;

    /** @param handedOn what a program may have: a number, or a name as findings show it, "*" standing for anything but a slash */
    IntoExec(Trace trace, List<String> handedOn) {
        this.trace = trace;
        this.words = new DescriptorWords(trace);
        this.handedOn = handedOn;
    }

    List<DescriptorFault> faults(DescriptorHistory history) {
        return ExecLeak.in(trace, history).stream().filter(leak -> !isHandedOn(leak.held())).map(this::fault).toList();
    }

    private boolean isHandedOn(Holding held) {
        String name = held.object().name();
        return handedOn.stream().anyMatch(allowed -> allowed.equals(String.valueOf(held.fd())) || Names.fit(allowed, trace.nameOf(held.object()))
                || Names.fit(allowed, name.substring(name.lastIndexOf('/') + 1))
                || allowed.equals(held.object().kind().name().toLowerCase(java.util.Locale.ROOT)));
    }

    private DescriptorFault fault(ExecLeak leak) {
        String object = words.object(leak.held());
        String program = Quote.of(leak.image().argv().isEmpty() ? leak.image().path() : leak.image().argv().get(0));
        return new DescriptorFault(DescriptorFaultKind.INTO_EXEC, program + " started with descriptor " + leak.held().fd() + " open, " + object, story -> {
            words.opened(leak.held(), story);
            story.tell(leak.image(), Words.name(trace, leak.process()) + " executed " + Quote.command(leak.image().argv())
                    + " with descriptor " + leak.held().fd() + " open, " + object);
        }, "What is open stays open across exec: close() what the program does not need before execvp(), after dup2() both ends of the pipe, "
                + "or open it with O_CLOEXEC.");
    }
}
