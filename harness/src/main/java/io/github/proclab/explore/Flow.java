package io.github.proclab.explore;

import java.util.HashMap;
import java.util.Map;

/** The bytes that have gone through each pipe of a run, as far as that is known: a write that had not room enough makes it unknown for the rest of the run. */
public final class Flow {

    private final Map<Long, Level> levels = new HashMap<>();

    /** @param taken from the pipe, and @param put into it, bytes since the run began */
    private record Level(long put, long taken, boolean known) {
        static final Level EMPTY = new Level(0, 0, true);
        static final Level UNKNOWN = new Level(0, 0, false);
    }

    /**
     * A write.
     *
     * @param room  bytes that the pipe had room for
     * @param bytes that were to be written
     */
    public Extent put(long pipe, long room, long bytes) {
        Level level = levels.getOrDefault(pipe, Level.EMPTY);
        if (!level.known() || bytes > room) {
            levels.put(pipe, Level.UNKNOWN);
            return Extent.ALL;
        }
        long end = level.put() + bytes;
        levels.put(pipe, new Level(end, level.taken(), true));
        return new Extent(level.put(), end, Math.max(0, level.taken() + bytes - room));
    }

    /**
     * A read of something.
     *
     * @param there bytes that were in the pipe
     * @param asked bytes that were asked for
     */
    public Extent take(long pipe, long there, long asked) {
        Level level = levels.getOrDefault(pipe, Level.EMPTY);
        if (!level.known() || level.put() - level.taken() != there) {
            levels.put(pipe, Level.UNKNOWN);
            return Extent.ALL;
        }
        levels.put(pipe, new Level(level.put(), level.taken() + Math.min(there, asked), true));
        return new Extent(level.taken(), level.taken() + asked, 0);
    }
}
