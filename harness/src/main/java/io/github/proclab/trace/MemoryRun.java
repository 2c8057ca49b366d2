package io.github.proclab.trace;

import java.util.List;
import java.util.Optional;

/**
 * What Valgrind's memcheck said of a run of its own.
 *
 * @param undecided why it says nothing; empty where it does
 * @param processes those that ran the student's own programs, in the order of creation
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
     * Blocks that nothing pointed to any more when the process exited, allocated by the same calls.
     *
     * @param bytes   what hung on them counted, too
     * @param blocks  of those that nothing pointed to
     * @param callers of the allocation, innermost first, in the student's own code
     */
    public record Lost(long bytes, long blocks, List<Caller> callers) {
        public Lost {
            callers = List.copyOf(callers);
        }
    }

    /** A place in the student's own code; its line is not known without {@code -g}. */
    public record Caller(String function, Optional<SourceLine> at) { }

    public enum Kind {
        INVALID_READ, INVALID_WRITE, INVALID_CALL, INVALID_FREE, MISMATCHED_FREE, OVERLAP, INVALID_JUMP,
        UNINITIALISED_DECISION, UNINITIALISED_USE, UNINITIALISED_ARGUMENT, OTHER
    }

    /**
     * Memory used as it must not be.
     *
     * @param size     bytes of the access; 0: not told
     * @param said     as Valgrind says it
     * @param callers  innermost first, in the student's own code
     * @param address  what Valgrind knows of the address; empty: nothing
     * @param times    how often, at least 1
     */
    public record Misuse(Kind kind, long size, String said, List<Caller> callers, List<About> address, long times) {
        public Misuse {
            callers = List.copyOf(callers);
            address = List.copyOf(address);
        }
    }

    /** Where the block that it is about was freed or allocated, or the value was made. */
    public record About(String says, List<Caller> callers) {
        public About {
            callers = List.copyOf(callers);
        }
    }
}
