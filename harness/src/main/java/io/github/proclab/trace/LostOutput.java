package io.github.proclab.trace;

import java.util.List;
import java.util.Optional;

/**
 * Text that a process printed and that nobody ever wrote: it stood in a buffer of the C library when an exec replaced the image, or when
 * the process ended without exit(3) (_exit(2), a signal). A copy that fork(2) had made and that is discarded is no loss as long as
 * whoever printed the text may still write it.
 *
 * @param discarded where it was lost
 * @param status    of the process, where its end is what lost it; empty for an exec
 * @param fd        the descriptor of the stream that it was printed to
 * @param object    what that descriptor referred to
 * @param text      the bytes, at most 64 KiB of them
 */
public record LostOutput(Event.Discarded discarded, Optional<WaitStatus> status, int fd, KernelObject object, Bytes text) {

    /** In the order in which they were lost. */
    public static List<LostOutput> in(Trace trace) {
        return Buffers.lostIn(trace);
    }

    /** The process that had printed it. */
    public int printer() {
        return discarded.process();
    }

    public boolean bySignal() {
        return status.filter(WaitStatus::signaled).isPresent();
    }

    /** Without the newline of each; the last one may not have had one. */
    public List<String> lines() {
        return List.of(text.text().split("\n"));
    }
}
