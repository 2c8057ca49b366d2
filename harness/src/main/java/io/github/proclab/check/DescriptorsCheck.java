package io.github.proclab.check;

import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.ExecLeak;
import io.github.proclab.trace.Holding;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.Trace;
import java.util.List;
import java.util.Optional;

/** {@code descriptors: clean}: no image starts with a descriptor above 2 that it was not meant to have. */
final class DescriptorsCheck implements Check {

    @Override
    public Finding check(Trace trace) {
        List<ExecLeak> leaks = ExecLeak.in(trace, DescriptorHistory.of(trace));
        if (leaks.isEmpty()) {
            Finding passed = Findings.passed("descriptors", "clean", "clean");
            return Deeds.alone(trace) && trace.main().images().size() <= 1
                    ? passed.ofNothing("nothing could leak: the program created no process and executed no program") : passed;
        }
        Story story = new Story(trace);
        leaks.stream().limit(Story.MOST_ALIKE).forEach(leak -> tell(trace, leak, story));
        ExecLeak first = leaks.get(0);
        String others = leaks.size() == 1 ? "" : ", and " + Words.count(leaks.size() - 1, "other") + " like it";
        return Findings.failed("descriptors", "clean", program(first) + " started with descriptor " + first.held().fd() + " open, "
                + object(trace, first.held()) + others, story, Optional.of("What is open stays open across exec: close() what the program "
                + "does not need before execvp(), after dup2() both ends of the pipe, or open it with O_CLOEXEC."));
    }

    private static void tell(Trace trace, ExecLeak leak, Story story) {
        leak.held().opened().ifPresent(opened -> story.tell(opened, Words.name(trace, opened.process()) + " "
                + made(opened) + object(trace, leak.held()) + ": descriptor " + opened.fd()));
        story.tell(leak.image(), Words.name(trace, leak.process()) + " executed " + Quote.of(String.join(" ", leak.image().argv()))
                + " with descriptor " + leak.held().fd() + " open, " + object(trace, leak.held()));
    }

    private static String made(Event.Opened opened) {
        return switch (opened.how()) {
            case PIPE_READ_END, PIPE_WRITE_END -> "made ";
            case DUP -> "duplicated ";
            default -> "opened ";
        };
    }

    private static String object(Trace trace, Holding held) {
        String name = trace.nameOf(held.object());
        String made = held.opened().flatMap(trace::at).map(SourceLine::toString).map(at -> " made at " + at).orElse("");
        return switch (held.object().kind()) {
            case PIPE -> "the " + (held.writable() ? "write" : "read") + " end of the pipe" + (made.isEmpty() ? " " + name : made);
            case FILE, FOLDER, DEVICE -> Quote.of(name);
            default -> name;
        };
    }

    private static String program(ExecLeak leak) {
        return leak.image().argv().isEmpty() ? Quote.of(leak.image().path()) : Quote.of(leak.image().argv().get(0));
    }
}
