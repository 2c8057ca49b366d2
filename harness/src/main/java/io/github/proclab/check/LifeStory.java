package io.github.proclab.check;

import io.github.proclab.trace.Errno;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sentences that several checks tell about births, waits and ends. */
final class LifeStory {

    private static final int SIGCHLD = 17;
    private static final int SA_NOCLDWAIT = 2;

    private final Trace trace;
    private final Story story;

    LifeStory(Trace trace, Story story) {
        this.trace = trace;
        this.story = story;
    }

    /** "main (pid 7) created child 1 (pid 8), child 2 (pid 9)"; those made at one line in one sentence. */
    LifeStory births(TracedProcess parent, List<TracedProcess> children) {
        List<TracedProcess> together = new ArrayList<>();
        for (TracedProcess child : children) {
            if (!together.isEmpty() && !place(child).equals(place(together.get(0)))) {
                birth(parent, together);
                together.clear();
            }
            together.add(child);
        }
        if (!together.isEmpty()) {
            birth(parent, together);
        }
        return this;
    }

    /**
     * The same of one, by who created it, which is not its parent where it was made with CLONE_PARENT; nothing of the first
     * process.
     */
    LifeStory birth(TracedProcess child) {
        int creator = child.created().process();
        if (child.id() == 1) {
            return this;
        }
        births(trace.process(creator), List.of(child));
        if (creator != child.parent()) {
            story.tell(child.created(), Words.name(child) + " was made with CLONE_PARENT: it is no child of "
                    + Words.name(trace, creator) + ", but of " + trace.parentOf(child).map(Words::name).orElse("whoever started the program"));
        }
        return this;
    }

    private Optional<SourceLine> place(TracedProcess child) {
        return trace.at(child.created());
    }

    private void birth(TracedProcess parent, List<TracedProcess> children) {
        story.tell(children.get(0).created(),
                Words.withPid(parent) + " created " + Words.list(children.stream().map(child -> Words.withPidBeside(parent, child)).toList()));
    }

    /** "main got child 1 (exit 0)". */
    LifeStory reaps(TracedProcess child) {
        child.reap().ifPresent(wait -> story.tell(wait, Words.name(trace, wait.process()) + " got " + Words.name(child)
                + " (" + wait.status() + ")"));
        return this;
    }

    /** "child 1 ended: exit 3". */
    LifeStory end(TracedProcess process, String more) {
        process.ended().ifPresent(end -> story.tell(end, Words.name(process) + " ended (" + end.status() + ")" + more));
        return this;
    }

    /** The waits of a process that reaped nobody because they failed. */
    LifeStory failedWaits(TracedProcess parent) {
        for (Event event : trace.events()) {
            if (event instanceof Event.Waited wait && wait.process() == parent.id() && wait.result() < 0) {
                story.tell(wait, Words.name(parent) + "'s wait failed with " + Errno.name(-wait.result()));
            }
        }
        return this;
    }

    /** How each wait of a process came out. */
    LifeStory waits(TracedProcess process) {
        trace.events().stream().filter(event -> event.number() < trace.over()).filter(Event.Waited.class::isInstance).map(Event.Waited.class::cast)
                .filter(wait -> wait.process() == process.id())
                .forEach(wait -> story.tell(wait, Words.name(process) + "'s wait " + inWords(trace, wait)));
        return this;
    }

    /** "got child 1 (exit 0)", "failed with ECHILD", "found no child that had ended". */
    static String inWords(Trace trace, Event.Waited wait) {
        if (wait.result() < 0) {
            return "failed with " + Errno.name(-wait.result());
        }
        return wait.child() == 0 ? "found no child that had ended"
                : (wait.reaped() ? "got " : wait.status().isEnd() ? "looked at " : "was told of ") + Words.name(trace, wait.child()) + " (" + wait.status() + ")";
    }

    /** Where its parent asked not to have to wait for it. */
    LifeStory asksNotToWait(TracedProcess child) {
        trace.events().stream().filter(event -> asksNotToWait(event, child)).findFirst()
                .ifPresent(event -> story.tell(event, Words.name(trace, event.process()) + " asked not to have to wait for children"));
        return this;
    }

    private static boolean asksNotToWait(Event event, TracedProcess child) {
        return event instanceof Event.DispositionSet set && set.process() == child.parent() && set.signal() == SIGCHLD
                && (set.disposition() == Event.Disposition.IGNORED || (set.flags() & SA_NOCLDWAIT) != 0);
    }
}
