package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads that saw end-of-file only because a holder of the write end, who left the writing to others and never closed it, had ended. That
 * it ended in time may have been luck: so it is one whether the reader waited for it or not, unless its parent was a writer itself, whose
 * helpers have what it has. Standard streams are held for their program's sake.
 */
final class LateEndOfFile {

    private final Trace trace;
    private final DescriptorHistory history;
    private final PipeUse use;

    private LateEndOfFile(Trace trace, DescriptorHistory history) {
        this.trace = trace;
        this.history = history;
        this.use = PipeUse.in(trace);
    }

    static List<HeldPipeEnd> in(Trace trace, DescriptorHistory history) {
        LateEndOfFile late = new LateEndOfFile(trace, history);
        List<HeldPipeEnd> found = new ArrayList<>();
        for (Event event : trace.events()) {
            if (event instanceof Event.Read read && read.result() == 0 && read.requested() > 0 && PipeUse.isPipe(read.object())) {
                history.everHeld(read.object()).stream().filter(held -> late.keptBack(held, read))
                        .map(held -> new HeldPipeEnd(held, read)).forEach(found::add);
            }
        }
        return found;
    }

    private boolean keptBack(Holding held, Event.Read read) {
        int end = end(held);
        return held.writable() && held.fd() > 2 && held.process() != read.process() && end < read.number() && held.isKeptUntil(end)
                && bornBefore(read.process(), end) && use.leftToOthers(held, true) && !standsByForOthers(held)
                && (keptWaiting(held, read) || !use.used(trace.process(held.process()).parent(), held.object(), true));
    }

    /** The reader was waiting when it ended, and nobody who writes held the pipe any longer. */
    private boolean keptWaiting(Holding held, Event.Read read) {
        int end = end(held);
        return held.isHeldAt(read.since()) && history.everHeld(held.object()).stream()
                .noneMatch(other -> other.writable() && other.isHeldAt(end) && use.used(other.process(), other.object(), true));
    }

    /** One of several that were made at one place to do the same, of which others wrote. */
    private boolean standsByForOthers(Holding held) {
        TracedProcess holder = trace.process(held.process());
        Optional<SourceLine> place = trace.at(holder.created());
        return place.isPresent() && trace.processes().stream().anyMatch(other -> other.id() != holder.id() && other.parent() == holder.parent()
                && trace.at(other.created()).equals(place) && use.used(other.id(), held.object(), true));
    }

    private boolean bornBefore(int process, int number) {
        return trace.process(process).created().number() < number;
    }

    private int end(Holding held) {
        return trace.process(held.process()).ended().map(Event::number).orElse(Integer.MAX_VALUE);
    }
}
