package io.github.proclab.supervisor;

import java.util.Locale;

/**
 * How much evidence one run may give: a program that makes more is stopped, before it fills the judge's memory.
 *
 * @param bytes of their frames
 */
record RunBound(int events, long bytes) {

    static final RunBound USUAL = new RunBound(1_000_000, 256L << 20);

    /** What the end of a run that was stopped may add: what is already under way, and each process's end. */
    RunBound withTheEnd() {
        return new RunBound(events + events / 4, bytes + bytes / 4);
    }

    boolean exceededBy(int someEvents, long someBytes) {
        return someEvents > events || someBytes > bytes;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "more than %,d events or %,d MiB of evidence", events, bytes >> 20);
    }
}
