package io.github.proclab.check;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Signals;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.Comparator;

/** Who stopped a process, or had it go on, and where: the stop itself happens to it, at no line. */
final class JobControlStory {

    private static final int SIGCONT = 18;

    private final Trace trace;
    private final Story story;

    JobControlStory(Trace trace, Story story) {
        this.trace = trace;
        this.story = story;
    }

    void causeOf(Event event) {
        if (event instanceof Event.Stopped stopped) {
            sent(event, stopped.signal());
        } else if (event instanceof Event.Continued) {
            sent(event, SIGCONT);
        }
    }

    /** The last one before it that was sent to this very process, or to a group. */
    private void sent(Event event, int signal) {
        TracedProcess process = trace.process(event.process());
        trace.events().stream().filter(Event.SignalSent.class::isInstance).map(Event.SignalSent.class::cast)
                .filter(sent -> sent.signal() == signal && sent.errno() == 0 && sent.number() < event.number())
                .filter(sent -> sent.target() <= 0 || sent.target() == process.pid())
                .max(Comparator.comparingInt(Event::number))
                .ifPresent(sent -> story.tell(sent, Words.name(trace, sent.process()) + " sent " + Signals.name(signal) + " to "
                        + (sent.target() <= 0 ? "a process group" : sent.process() == process.id() ? "itself" : Words.name(process))));
    }
}
