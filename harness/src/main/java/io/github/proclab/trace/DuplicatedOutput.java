package io.github.proclab.trace;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Text that stood in a buffer of the C library when its process copied itself, and that more than one of the copies wrote. Two processes
 * that print the same after the fork are no such case: the text was not in the buffer then.
 *
 * @param copied  the fork that copied it first
 * @param fd      the descriptor of the stream that it was printed to
 * @param text    the bytes, at most 64 KiB of them
 * @param flushes who wrote them, in order; two or more
 */
public record DuplicatedOutput(Event.Buffered copied, int fd, Bytes text, List<Flush> flushes) {

    public enum How {
        /** By exit(3), called in the program's own code. */ EXIT,
        /** When it ended, after main() had returned for instance. */ END,
        /** By a call of stdio: fflush(3), fclose(3), or print where the buffer was full or the line at its end. */ CALL
    }

    /** @param alone nothing that the process itself had printed was written with it */
    public record Flush(Event.Wrote write, How how, boolean alone) {
        public int process() {
            return write.process();
        }
    }

    public DuplicatedOutput {
        flushes = List.copyOf(flushes);
    }

    public static List<DuplicatedOutput> in(Trace trace) {
        return Buffers.in(trace).stream().filter(copy -> copy.writers() > 1).toList();
    }

    /** There was a fork whose buffers could not be looked at. */
    public static boolean isUnknownIn(Trace trace) {
        return trace.events().stream().anyMatch(event -> event instanceof Event.Buffered buffered && !buffered.known());
    }

    /** The process that had printed it. */
    public int printer() {
        return copied.process();
    }

    /** Those that wrote what was not theirs, where the one that had printed it did so, too; else all but the first. */
    public List<Flush> copies() {
        int rightful = flushes.stream().map(Flush::process).filter(process -> process == printer()).findFirst().orElse(flushes.get(0).process());
        return flushes.stream().filter(flush -> flush.process() != rightful).toList();
    }

    private int writers() {
        Set<Integer> processes = new LinkedHashSet<>();
        flushes.forEach(flush -> processes.add(flush.process()));
        return processes.size();
    }
}
