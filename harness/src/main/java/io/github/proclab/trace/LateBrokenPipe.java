package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes that waited until a holder of the read end, who left the reading to others, had ended, and only then failed with EPIPE: the
 * holder had kept the writer from SIGPIPE.
 */
final class LateBrokenPipe {

    private static final int EPIPE = 32;

    private LateBrokenPipe() { }

    static List<HeldPipeEnd> in(Trace trace, DescriptorHistory history) {
        PipeUse use = PipeUse.in(trace);
        List<HeldPipeEnd> found = new ArrayList<>();
        for (Event event : trace.events()) {
            if (event instanceof Event.Wrote wrote && wrote.result() == -EPIPE && PipeUse.isPipe(wrote.object())) {
                history.holdersOf(wrote.object(), wrote.since()).stream()
                        .filter(held -> held.readable() && held.fd() > 2 && held.process() != wrote.process() && use.leftToOthers(held, false))
                        .filter(held -> endedBetween(trace, held, wrote)).map(held -> new HeldPipeEnd(held, wrote)).forEach(found::add);
            }
        }
        return found;
    }

    private static boolean endedBetween(Trace trace, Holding held, Event.Wrote wrote) {
        return trace.process(held.process()).ended().map(Event::number)
                .filter(end -> end > wrote.since() && end < wrote.number() && held.isKeptUntil(end)).isPresent();
    }
}
