package io.github.proclab.check;

import io.github.proclab.lab.DescriptorFaultKind;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.DoubleClose;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Holding;
import io.github.proclab.trace.Trace;
import java.util.List;
import java.util.Optional;

/** Descriptors that were closed twice. */
final class DoubleCloses {

    private final Trace trace;
    private final DescriptorHistory history;
    private final DescriptorWords words;

    DoubleCloses(Trace trace, DescriptorHistory history) {
        this.trace = trace;
        this.history = history;
        this.words = new DescriptorWords(trace);
    }

    List<DescriptorFault> faults() {
        return DoubleClose.in(trace).stream().map(twice -> twice.another().isPresent() ? anothers(twice, twice.another().get()) : plain(twice)).toList();
    }

    private DescriptorFault plain(DoubleClose twice) {
        int fd = twice.first().fd();
        return new DescriptorFault(DescriptorFaultKind.CLOSED_TWICE, who(twice.second()) + " closed descriptor " + fd + " twice (EBADF)", story -> {
            first(twice, story);
            story.tell(twice.second(), who(twice.second()) + " closed descriptor " + fd + " again: EBADF (" + "it was not open)");
        }, "Close a descriptor once. Between two closes its number may be given to another descriptor, and then the second closes that one.");
    }

    private DescriptorFault anothers(DoubleClose twice, Event.Opened another) {
        int fd = twice.first().fd();
        String victim = object(another.process(), fd, another.number()).orElse("another descriptor");
        return new DescriptorFault(DescriptorFaultKind.CLOSED_TWICE, who(twice.second()) + " closed descriptor " + fd + " twice, and the second close closed "
                + "another's: " + victim, story -> {
                    first(twice, story);
                    story.tell(another, who(another) + " got the number " + fd + " again, for " + victim);
                    story.tell(twice.second(), who(twice.second()) + " closed descriptor " + fd + ", which is now " + victim);
                    twice.failed().ifPresent(failed -> story.tell(failed, who(failed) + " used descriptor " + fd + ": EBADF (it was not open any more)"));
                }, "Close a descriptor once, and set its variable to -1 then: its number is given to the next that is opened.");
    }

    private void first(DoubleClose twice, Story story) {
        int fd = twice.first().fd();
        story.tell(twice.first(), who(twice.first()) + " closed descriptor " + fd
                + object(twice.first().process(), fd, twice.first().number() - 1).map(object -> ", " + object).orElse(""));
    }

    private Optional<String> object(int process, int fd, int number) {
        return history.at(process, fd, number).map(words::object);
    }

    private String who(Event event) {
        return Words.name(trace, event.process());
    }
}
