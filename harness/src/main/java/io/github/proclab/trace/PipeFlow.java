package io.github.proclab.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Whose bytes went through a pipe, and what had happened by then, as vector clocks: a read gets the oldest bytes, and
 * waits for their writers alone; a write into a full pipe waits for who made room (pipe(7)).
 */
final class PipeFlow {

    private static final long CAPACITY = 1 << 16;

    private record Piece(long end, int[] clock) { }

    private final Deque<Piece> unread = new ArrayDeque<>();
    private final Deque<Piece> taken = new ArrayDeque<>();
    private long written;
    private long read;

    /** @param bytes nothing where not positive */
    void written(long bytes, int[] clock) {
        if (bytes > 0) {
            written += bytes;
            unread.add(new Piece(written, clock.clone()));
        }
    }

    /** @return the clocks of who had written them */
    List<int[]> bytesRead(long bytes, int[] reader) {
        List<int[]> writers = new ArrayList<>();
        if (bytes <= 0) {
            return writers;
        }
        read += bytes;
        taken.add(new Piece(read, reader.clone()));
        while (!unread.isEmpty()) {
            writers.add(unread.peek().clock());
            if (unread.peek().end() > read) {
                break;
            }
            boolean last = unread.poll().end() == read;
            if (last) {
                break;
            }
        }
        return writers;
    }

    /** @return the clocks of who had made room for so many more bytes */
    List<int[]> roomNeeded(long bytes) {
        List<int[]> readers = new ArrayList<>();
        long room = written + Math.max(0, bytes) - CAPACITY;
        while (!taken.isEmpty() && room > 0) {
            readers.add(taken.peek().clock());
            if (taken.peek().end() >= room) {
                break;
            }
            taken.poll();
        }
        return readers;
    }
}
