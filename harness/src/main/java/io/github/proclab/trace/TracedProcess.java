package io.github.proclab.trace;

import java.util.List;
import java.util.Optional;

/**
 * One process of a run.
 *
 * @param id           1 is the first process, numbered in the order of creation
 * @param name         its part: "main", "child 2 of main", or what it executed where that is not the first process's own program ("wc")
 * @param parent       id of the process that created it (of its parent, where it asked for that with CLONE_PARENT); 0: the supervisor
 * @param created      the event that made it; for the first process, its start
 * @param images       argv of every image that it executed, in order
 * @param exit         its status, as the kernel gave it; empty where it never ended by itself: the supervisor ended it
 * @param ended        the event of its end, where it ended by itself
 * @param reaped       whether and how its zombie was waited for, by its parent or by whoever had adopted it; the first
 *                     process, which the supervisor waits for, is reaped where it ended
 * @param reap         the wait that got it
 * @param zombie       it ended while its parent lived, and was never waited for before its parent ended or the run did
 * @param orphan       it was still running when its parent ended
 * @param adopter      who got it then: a process's id, 0 the supervisor, as init; empty where it is no orphan
 * @param leftRunning  the first process ended, and this one was still alive when the run was over
 * @param usage        what getrusage(2) says of it, with the children that it waited for; {@link ProcessorTime} has its own
 */
public record TracedProcess(int id, String name, int pid, int parent, Event created, List<List<String>> images,
                            Optional<WaitStatus> exit, Optional<Event.Ended> ended, Reaped reaped, Optional<Event.Waited> reap,
                            boolean zombie, boolean orphan, Optional<Integer> adopter, boolean leftRunning,
                            Optional<Event.Collected> usage) {

    public TracedProcess {
        images = List.copyOf(images);
    }

    /** As sentences call it: "child 2" for a child of the first process's, "child 1 of child 2 of main", "wc". */
    public static String spoken(String name) {
        return name.matches("child [0-9]+ of main") ? name.substring(0, name.length() - " of main".length()) : name;
    }

    public enum Reaped { YES, NO, AUTOMATIC }

    /**
     * Its parent never waited for it, nor asked not to have to. Where both still lived when the run was ended, nobody can know. The first
     * process, which the supervisor waits for, is never one.
     */
    public boolean neverReaped() {
        return id != 1 && reaped == Reaped.NO && (exit.isPresent() || orphan);
    }
}
