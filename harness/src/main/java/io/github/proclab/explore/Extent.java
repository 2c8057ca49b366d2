package io.github.proclab.explore;

/**
 * Which of the bytes that go through a pipe a step is about, counted from the first that ever did.
 *
 * @param from  the first
 * @param to    behind the last that it wrote, or asked for
 * @param needs how many must have been taken before, for a write to have room
 */
public record Extent(long from, long to, long needs) {

    /** Not known. */
    public static final Extent ALL = new Extent(0, Long.MAX_VALUE, Long.MAX_VALUE);

    /** Whether a read would get other bytes, or a write have other room, if the two came in the other order. */
    static boolean meet(Extent written, Extent read) {
        return written.from() < read.to() || read.from() < written.needs();
    }
}
