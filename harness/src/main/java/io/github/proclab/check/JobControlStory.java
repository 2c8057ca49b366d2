package io.github.proclab.check;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Signals;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.List;

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
            sent(event, stopped.signal(), Event.Continued.class);
        } else if (event instanceof Event.Continued) {
            sent(event, SIGCONT, Event.Stopped.class);
        }
    }

    /**
     * The first one to this very process, or to a group, between the opposite events around it: that a kill() has returned may be seen
     * after what it brought about.
     */
    private void sent(Event event, int signal, Class<? extends Event> opposite) {
        TracedProcess process = trace.process(event.process());
        List<Event> around = trace.events().stream().filter(other -> opposite.isInstance(other) && other.process() == process.id()).toList();
        int from = around.stream().mapToInt(Event::number).filter(number -> number < event.number()).max().orElse(0);
        int to = around.stream().mapToInt(Event::number).filter(number -> number > event.number()).min().orElse(trace.over());
        trace.events().stream().filter(Event.SignalSent.class::isInstance).map(Event.SignalSent.class::cast)
                .filter(sent -> sent.signal() == signal && sent.errno() == 0 && sent.number() > from && sent.number() < to)
                .filter(sent -> sent.target() <= 0 || sent.target() == process.pid()).findFirst()
                .ifPresent(sent -> story.tell(sent, Words.name(trace, sent.process()) + " sent " + Signals.name(signal) + " to "
                        + (sent.target() <= 0 ? "a process group" : sent.process() == process.id() ? "itself" : Words.name(process))));
    }
}
