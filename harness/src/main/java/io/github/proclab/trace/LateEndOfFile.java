package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads that saw end-of-file only because a holder of the write end, who left the writing to others, had ended: the reader was
 * waiting when it did, and nobody who wrote held the pipe any longer. Standard streams are held for their program's sake.
 */
final class LateEndOfFile {

    private final Trace trace;
    private final DescriptorHistory history;
    private final PipeUse use;

    private LateEndOfFile(Trace trace, DescriptorHistory history, PipeUse use) {
        this.trace = trace;
        this.history = history;
        this.use = use;
    }

    static List<HeldPipeEnd> in(Trace trace, DescriptorHistory history) {
        LateEndOfFile late = new LateEndOfFile(trace, history, PipeUse.in(trace));
        List<HeldPipeEnd> found = new ArrayList<>();
        for (Event event : trace.events()) {
            if (event instanceof Event.Read read && read.result() == 0 && read.requested() > 0 && PipeUse.isPipe(read.object())) {
                late.heldUp(read).stream().map(held -> new HeldPipeEnd(held, read)).forEach(found::add);
            }
        }
        return found;
    }

    private List<Holding> heldUp(Event.Read read) {
        List<Holding> writers = history.holdersOf(read.object(), read.since()).stream().filter(Holding::writable).toList();
        return writers.stream().filter(held -> isKeptUnused(held, read) && isLastOfUse(held, writers)).toList();
    }

    private boolean isKeptUnused(Holding held, Event.Read read) {
        int end = end(held);
        return held.fd() > 2 && held.process() != read.process() && end < read.number() && held.isKeptUntil(end)
                && !use.used(held.process(), held.object(), true) && !use.used(held.process(), held.object(), false)
                && use.usedByOther(held.process(), held.object(), true);
    }

    /** Nobody who writes held the pipe when this holder ended. */
    private boolean isLastOfUse(Holding held, List<Holding> writers) {
        int end = end(held);
        return writers.stream().noneMatch(other -> other.isHeldAt(end) && use.used(other.process(), other.object(), true));
    }

    private int end(Holding held) {
        return trace.process(held.process()).ended().map(Event::number).orElse(Integer.MAX_VALUE);
    }
}
