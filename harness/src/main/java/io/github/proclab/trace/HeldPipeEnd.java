package io.github.proclab.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An end of a pipe or FIFO that a process kept and did not use, and that kept another from seeing end-of-file or SIGPIPE.
 *
 * @param held    the descriptor that was kept
 * @param waiting the event of the one that was kept waiting: blocked on the other end, a read that saw end-of-file, or a write that
 *                failed with EPIPE, only when the holder had ended
 */
public record HeldPipeEnd(Holding held, Event waiting) {

    public boolean isWriteEnd() {
        return held.writable();
    }

    /** One for each descriptor. */
    public static List<HeldPipeEnd> in(Trace trace, DescriptorHistory history) {
        Map<Holding, HeldPipeEnd> found = new LinkedHashMap<>();
        StuckPipeEnds.in(trace, history).forEach(end -> found.putIfAbsent(end.held(), end));
        LateEndOfFile.in(trace, history).forEach(end -> found.putIfAbsent(end.held(), end));
        LateBrokenPipe.in(trace, history).forEach(end -> found.putIfAbsent(end.held(), end));
        return List.copyOf(found.values());
    }
}
