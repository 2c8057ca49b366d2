package io.github.proclab.trace;

import java.util.List;
import java.util.Optional;

/**
 * What Valgrind's memcheck said of a run of its own.
 *
 * @param undecided why there may be more than it says; empty where it says all
 * @param processes those that ran the student's own programs and of which it says anything, in the order of creation
 */
public record MemoryRun(Optional<String> undecided, List<Process> processes) {

    public MemoryRun {
        processes = List.copyOf(processes);
    }

    public static MemoryRun undecided(String why) {
        return new MemoryRun(Optional.of(why), List.of());
    }

    public static MemoryRun of(List<Process> processes) {
        return new MemoryRun(Optional.empty(), processes);
    }

    /** The same, and why there may be more. */
    public MemoryRun although(String why) {
        return new MemoryRun(Optional.of(why), processes);
    }

    /**
     * @param name by its part: "main", "child 2 of main"
     * @param pid  in the run under Valgrind, which is not that of the natural run
     */
    public record Process(String name, int pid, List<Lost> lost, List<Misuse> misuses) {
        public Process {
            lost = List.copyOf(lost);
            misuses = List.copyOf(misuses);
        }
    }

    /**
     * Blocks that nothing pointed to any more when the process exited, allocated by the same calls, and not by its parent.
     *
     * @param bytes   what hung on them counted, too
     * @param blocks  of those that nothing pointed to
     * @param through the library's function that allocated them: "malloc", "strdup"
     * @param callers of that, innermost first, in the student's own code
     */
    public record Lost(long bytes, long blocks, String through, List<Caller> callers) {
        public Lost {
            callers = List.copyOf(callers);
        }
    }

    /** A place in the student's own code; its line is not known without {@code -g}. */
    public record Caller(String function, Optional<SourceLine> at) { }

    public enum Kind {
        INVALID_READ, INVALID_WRITE, INVALID_ARGUMENT, INVALID_FREE, INVALID_JUMP, OVERLAP,
        UNINITIALISED_DECISION, UNINITIALISED_USE, UNINITIALISED_ARGUMENT, OTHER
    }

    /**
     * Memory used as it must not be.
     *
     * @param said    as Valgrind says it: "Invalid read of size 4"
     * @param through the library's function that did it: "strcpy"; empty where the student's own code did
     * @param callers innermost first, in the student's own code
     * @param about   what Valgrind knows of the address or the value
     * @param times   how often, at least 1
     */
    public record Misuse(Kind kind, String said, String through, List<Caller> callers, List<About> about, long times) {
        public Misuse {
            callers = List.copyOf(callers);
            about = List.copyOf(about);
        }
    }

    /** Where the block that it is about was freed or allocated, or the value was made, in Valgrind's words. */
    public record About(String says, List<Caller> callers) {
        public About {
            callers = List.copyOf(callers);
        }
    }
}
