package io.github.proclab.check;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Holding;
import io.github.proclab.trace.Overdue;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.Trace;

/** How findings speak of descriptors. */
final class DescriptorWords {

    private final Trace trace;

    DescriptorWords(Trace trace) {
        this.trace = trace;
    }

    /** "the write end of the pipe made at pipe.c:9", "socket:1", "\"/work/log\"". */
    String object(Holding held) {
        String name = trace.nameOf(held.object());
        String made = held.opened().flatMap(trace::at).map(SourceLine::toString).map(at -> " made at " + at).orElse("");
        return switch (held.object().kind()) {
            case PIPE -> "the " + (held.writable() ? "write" : "read") + " end of the pipe" + (made.isEmpty() ? " " + name : made);
            case FIFO -> "the " + (held.writable() ? "write" : "read") + " end of the FIFO " + Quote.of(held.object().name());
            case FILE, FOLDER, DEVICE -> Quote.of(name);
            default -> name;
        };
    }

    void opened(Holding held, Story story) {
        held.opened().ifPresent(opened -> story.tell(opened, Words.name(trace, opened.process()) + " " + switch (opened.how()) {
            case PIPE_READ_END -> "made a pipe: its read end is descriptor " + opened.fd();
            case PIPE_WRITE_END -> "made a pipe: its write end is descriptor " + opened.fd();
            case DUP -> "duplicated " + object(held) + ": descriptor " + opened.fd();
            default -> "opened " + object(held) + ": descriptor " + opened.fd();
        }));
    }

    /** Where it should have been closed, as far as what its process did tells. */
    void due(Holding held, Story story) {
        String who = Words.name(trace, held.process());
        String close = "close(" + held.fd() + ") was due ";
        Overdue.of(held, trace).ifPresent(due -> story.tell(due.event(), switch (due.kind()) {
            case BEFORE_EXEC -> close + "in " + who + " before this exec";
            case AFTER_USE -> "this was " + who + "'s last use of descriptor " + held.fd() + ": close(" + held.fd() + ") was due after it";
            case AFTER_OTHER_END -> close + "in " + who + " here, where it did the same with the other descriptor of the pipe";
            case AFTER_FORK -> close + "in " + who + " after this fork, the last that hands it on";
            case AT_BIRTH -> close + "in " + who + " after this fork, which gave it the descriptor";
        }));
    }
}
