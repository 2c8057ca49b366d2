package io.github.proclab.check;

import io.github.proclab.lab.DescriptorFaultKind;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Holding;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WrongStandardStream;
import java.util.List;

/** Standard input, output and error, closed or replaced wrongly. */
final class StandardStreams {

    private static final List<String> NAMES = List.of("stdin", "stdout", "stderr");

    private final Trace trace;
    private final DescriptorHistory history;
    private final DescriptorWords words;

    StandardStreams(Trace trace, DescriptorHistory history) {
        this.trace = trace;
        this.history = history;
        this.words = new DescriptorWords(trace);
    }

    List<DescriptorFault> faults() {
        return WrongStandardStream.in(trace, history).stream().map(this::fault).toList();
    }

    private DescriptorFault fault(WrongStandardStream wrong) {
        String who = Words.name(trace, wrong.event().process());
        String name = NAMES.get(wrong.fd());
        return new DescriptorFault(DescriptorFaultKind.STANDARD_STREAMS, switch (wrong.kind()) {
            case EXECUTED_WITHOUT -> program(wrong) + " was executed without " + name + ": descriptor " + wrong.fd() + " was closed";
            case USED_CLOSED -> who + " used " + name + " after closing it (EBADF)";
            case WRONG_END -> who + " put " + object(wrong) + " in the place of " + name + ", where it cannot be "
                    + (wrong.fd() == 0 ? "read" : "written");
            case LANDED -> object(wrong) + " got the number " + wrong.fd() + " in " + who + ", where it stands for " + name;
        }, story -> tell(wrong, who, story), hint(wrong));
    }

    private void tell(WrongStandardStream wrong, String who, Story story) {
        if (wrong.kind() != WrongStandardStream.Kind.WRONG_END) {
            wrong.cause().ifPresent(close -> story.tell(close, Words.name(trace, close.process()) + " closed descriptor " + wrong.fd() + ", its "
                    + NAMES.get(wrong.fd())));
        }
        story.tell(wrong.event(), switch (wrong.kind()) {
            case EXECUTED_WITHOUT -> who + " executed " + program(wrong) + " with descriptor " + wrong.fd() + " closed";
            case USED_CLOSED -> who + (wrong.event() instanceof Event.Read ? " read from descriptor " : " wrote to descriptor ") + wrong.fd() + ": EBADF (it was not open)";
            case WRONG_END -> who + " called dup2(" + ((Event.Opened) wrong.event()).from() + ", " + wrong.fd() + "): " + object(wrong) + " is now its " + NAMES.get(wrong.fd());
            case LANDED -> who + " opened " + object(wrong) + ": it is descriptor " + wrong.fd() + ", the lowest number that was free";
        });
    }

    private static String program(WrongStandardStream wrong) {
        Event.Executed image = (Event.Executed) wrong.event();
        return Quote.of(image.argv().isEmpty() ? image.path() : image.argv().get(0));
    }

    private String object(WrongStandardStream wrong) {
        return history.at(wrong.event().process(), wrong.fd(), wrong.event().number()).map(this::object).orElse("a descriptor");
    }

    private String object(Holding held) {
        return words.object(held);
    }

    private static String hint(WrongStandardStream wrong) {
        return switch (wrong.kind()) {
            case EXECUTED_WITHOUT -> "A program expects 0, 1 and 2 to be open: the next file that it opens gets the free number, and what it prints goes there. "
                    + "Redirect to /dev/null instead of closing.";
            case USED_CLOSED -> "What is printed to a closed descriptor is lost, and printf() does not tell. Close a standard stream only when nobody needs it any more, "
                    + "or redirect it to /dev/null.";
            case WRONG_END -> "dup2(old, new) makes new a copy of old. A pipe's fd[0] is for reading and belongs on 0, fd[1] is for writing and belongs on 1.";
            case LANDED -> "The lowest free number is given to whatever is opened next. Was close(" + wrong.fd() + ") meant for another descriptor?";
        };
    }
}
