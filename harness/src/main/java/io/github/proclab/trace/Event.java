package io.github.proclab.trace;

import java.util.List;
import java.util.Set;

/**
 * What the kernel did at one point of a run. The events of a run carry one total order, their {@link Stamp#number()},
 * which is consistent with the kernel's: an exit comes before the wait that reaps it, a write before the read that sees it.
 */
public sealed interface Event {

    Stamp stamp();

    default int number() {
        return stamp().number();
    }

    /** The process that the event is about; 1 is the first, 0 none. */
    default int process() {
        return stamp().process();
    }

    /**
     * @param number position in the run's total order
     * @param nanos  monotonic time since the run began
     * @param thread the kernel's thread id; 0: none
     * @param frames return addresses in the process's own image, innermost first, as addresses of its ELF file
     */
    record Stamp(int number, long nanos, int process, int thread, List<Long> frames) {
        public Stamp {
            frames = List.copyOf(frames);
        }
    }

    /** The first process of the run exists. */
    record Started(Stamp stamp, int pid) implements Event { }

    /** The stamp names the parent. */
    record Created(Stamp stamp, int child, int pid, Creation how, long flags) implements Event { }

    enum Creation { FORK, VFORK, CLONE }

    record ThreadStarted(Stamp stamp, int tid) implements Event { }

    record ThreadEnded(Stamp stamp, int tid) implements Event { }

    /** @param own the image is the student's, wherever it lies, and not the system's */
    record Executed(Stamp stamp, String path, List<String> argv, boolean own) implements Event {
        public Executed {
            argv = List.copyOf(argv);
        }
    }

    record ExecFailed(Stamp stamp, String path, List<String> argv, int errno) implements Event {
        public ExecFailed {
            argv = List.copyOf(argv);
        }
    }

    /** @param swept the supervisor ended it, after the run was over */
    record Ended(Stamp stamp, WaitStatus status, boolean swept) implements Event { }

    /**
     * The process has become a zombie, or is gone where its parent had asked not to have to wait.
     * Times in microseconds and memory in KiB are those of getrusage(2), with the children that it waited for.
     */
    record Collected(Stamp stamp, WaitStatus status, long userMicros, long systemMicros, long peakKib,
                     long minorFaults, long majorFaults, boolean automatic) implements Event { }

    /** The stamp names the child; an adopter of 0 is the supervisor, as init. */
    record Orphaned(Stamp stamp, int parent, int adopter) implements Event { }

    /**
     * @param target as wait4(2) takes it
     * @param result the child's pid, 0, or -errno
     * @param child  0: none
     * @param since  number of the last event before the call was entered
     */
    record Waited(Stamp stamp, int call, int target, int options, int result, int child, WaitStatus status, int since)
            implements Event {

        private static final int NO_WAIT = 0x01000000;

        /** It took a child's zombie away: the child had ended, and WNOWAIT did not ask to leave it. */
        public boolean reaped() {
            return result > 0 && child != 0 && status.isEnd() && (options & NO_WAIT) == 0;
        }
    }

    /** A call under way took effect before this point; its own event comes later. */
    record Began(Stamp stamp, int call) implements Event { }

    /** @param result bytes, or -errno */
    record Read(Stamp stamp, int fd, KernelObject object, long requested, long result, int since) implements Event { }

    /** @param bytes what was written on stdout and stderr; elsewhere only what stood in a buffer that was copied ({@link Buffered}) */
    record Wrote(Stamp stamp, int fd, KernelObject object, long requested, long result, int since, Bytes bytes)
            implements Event { }

    enum Opening { OPEN, PIPE_READ_END, PIPE_WRITE_END, DUP, SOCKET, ACCEPT, OTHER }

    /** @param from the descriptor that was duplicated, or of an accept(2) the listening one; else -1 */
    record Opened(Stamp stamp, Opening how, int fd, KernelObject object, int from, int flags) implements Event { }

    record OpenFailed(Stamp stamp, int call, String path, int flags, int errno) implements Event { }

    enum Closing { CLOSE, REPLACED, CLOSE_RANGE }

    /** @param errno 0, or EBADF where there was nothing to close */
    record Closed(Stamp stamp, int fd, KernelObject object, int errno, Closing how) implements Event { }

    enum Moment { IMAGE_START, EXIT, BLOCKED, FIRST_PROCESS_END }

    /** The whole table of open descriptors of the process, as it stands. */
    record Descriptors(Stamp stamp, Moment moment, List<Descriptor> open) implements Event {
        public Descriptors {
            open = List.copyOf(open);
        }
    }

    record Descriptor(int fd, KernelObject object, boolean readable, boolean writable) { }

    /** @param target as kill(2) takes it */
    record SignalSent(Stamp stamp, int call, int target, int signal, int errno) implements Event { }

    enum Disposition { DEFAULT, IGNORED, HANDLED }

    /** @param sender 0: the kernel, or not known */
    record SignalDelivered(Stamp stamp, int signal, int sender, int code, Disposition disposition) implements Event { }

    record Stopped(Stamp stamp, int signal) implements Event { }

    record Continued(Stamp stamp) implements Event { }

    /** @param flags sa_flags of sigaction(2) */
    record DispositionSet(Stamp stamp, int signal, Disposition disposition, int flags) implements Event { }

    /** A call that is noted and has no event of its own. */
    record Called(Stamp stamp, int call, List<Long> arguments, long result, int since) implements Event { }

    enum IpcKind { SYSV_SHM, SYSV_SEM, SYSV_QUEUE, POSIX_SHM, POSIX_SEM, POSIX_QUEUE, FIFO, FILE }

    record IpcMade(Stamp stamp, IpcKind kind, String name, int result) implements Event { }

    record IpcRemoved(Stamp stamp, IpcKind kind, String name, int result) implements Event { }

    /** Found when the run had ended. */
    record Left(Stamp stamp, IpcKind kind, String name) implements Event { }

    /**
     * What a thread is doing, said for every live one when the run is stuck, out of time, or over its first process's end.
     *
     * @param state as in proc(5); T stopped
     * @param call  number of the system call it is in; -1: none
     * @param fd    the descriptor it is blocked on; -1: none
     */
    record Blocked(Stamp stamp, char state, int call, List<Long> arguments, int fd, KernelObject object) implements Event { }

    /**
     * What a thread waits for that has just been said to be blocked.
     *
     * @param holder    the process that has it; 0: not known
     * @param tid       the holder's thread; 0: not known
     * @param semaphore its number in its set; -1: none
     * @param polled    descriptors that are to become readable or writable
     */
    record Awaits(Stamp stamp, int holder, int tid, int semaphore, List<Descriptor> polled) implements Event {
        public Awaits {
            polled = List.copyOf(polled);
        }
    }

    /** The supervisor let a call fail that a student's program may not make. */
    record Refused(Stamp stamp, int call) implements Event { }

    /** Of what there was too much. */
    enum Whose {
        /** One process's own memory. */
        PROCESS,
        /** That of all processes together. */
        ALL
    }

    /**
     * More memory was touched than may be, and the run was ended.
     *
     * @param used  bytes
     * @param limit bytes
     */
    record MemoryExceeded(Stamp stamp, Whose whose, long used, long limit) implements Event { }

    /** What memory was wanted for. */
    enum Wanted {
        /** A block of malloc(3), or of mmap(2). */
        BLOCK,
        /** The stack of a thread. */
        STACK,
        /** So much that malloc(3) does not even ask the kernel; told when a null pointer was used and errno(3) says that there was no memory. */
        BEYOND_ALL,
        /** The static data of a program, which for want of it could not be executed. */
        STATIC_DATA
    }

    /** A limit of setrlimit(2) that counts what is reserved, touched or not. */
    enum OwnLimit { NONE, ADDRESS_SPACE, DATA }

    /**
     * There was no memory to be had.
     *
     * @param bytes    that the kernel was asked for, of malloc(3) a little more than the program asked for; 0: not known
     * @param ownLimit that the process had, and may have met
     * @param limit    how many bytes that one is; 0: there is none
     */
    record AllocationFailed(Stamp stamp, Wanted what, long bytes, int errno, OwnLimit ownLimit, long limit) implements Event { }

    enum FileState { ABSENT, WHOLE, NOT_REGULAR, CUT_OFF }

    record Collection(Stamp stamp, String name, FileState state, Bytes content) implements Event { }

    /** Output of a run that was not traced: its author is not known. */
    record Output(Stamp stamp, int stream, Bytes bytes) implements Event { }

    /**
     * What a process had printed and not written yet when it copied itself: the child has it, too.
     *
     * @param known false where its C library does not tell
     */
    record Buffered(Stamp stamp, int child, boolean known, List<Unflushed> streams) implements Event {
        public Buffered {
            streams = List.copyOf(streams);
        }
    }

    enum Discarding { EXEC, END }

    /**
     * What stood in the buffers of stdio when an exec replaced the image (said just after it), or when the process ended without
     * flushing them (said just before it): its copy is gone.
     */
    record Discarded(Stamp stamp, Discarding by, List<Unflushed> streams) implements Event {
        public Discarded {
            streams = List.copyOf(streams);
        }
    }

    /** @param text from its beginning, at most 64 KiB */
    record Unflushed(int fd, KernelObject object, Bytes text) { }

    /** From here on the supervisor ends what is left. */
    record Sweep(Stamp stamp) implements Event { }

    /** What a step of a controlled run was. */
    enum StepKind {
        CALL,
        /** It entered a call that cannot go on yet; from here on a signal interrupts it. */
        FALLS_ASLEEP,
        EXIT,
        /** Its zombie can be waited for from here on. */
        RELEASE,
        /** The environment's: a timer went off. */
        TIMER,
        /** It waited for what has not come, for as long as it wanted at most: that time is over. */
        RUNS_OUT,
        /** Its end, its exec or close_range(2) has closed several descriptors; others notice only now that this one, {@code call}, is closed. */
        LETS_GO
    }

    /**
     * Before the events of each step of a controlled run.
     *
     * @param who     who took it: a process's number, for its later threads 65536 and up; 0: the environment
     * @param call    number of the system call, or of the timer's signal; 0 for exits and releases
     * @param enabled who could have taken it, in ascending order
     */
    record Step(Stamp stamp, int who, StepKind what, int call, List<Integer> enabled, List<Touch> touches) implements Event {
        public Step {
            enabled = List.copyOf(enabled);
            touches = List.copyOf(touches);
        }
    }

    /**
     * What of the step before was known only when it was made.
     *
     * @param inVain it slept, gave way, or looked for something that was not there
     * @param rounds how many times in a row its process has repeated the same steps with the same results, changing nothing; 255: or more
     */
    record Touched(Stamp stamp, boolean inVain, int rounds, List<Touch> touches) implements Event {
        public Touched {
            touches = List.copyOf(touches);
        }
    }

    /** What one that could not go on was about to do when a controlled run was over. */
    record Pending(Stamp stamp, int who, StepKind what, int call, List<Touch> touches) implements Event {
        public Pending {
            touches = List.copyOf(touches);
        }
    }

    enum Uncontrol {
        SHARED_MEMORY, THREADS, UNKNOWN_WAIT,
        /** A timer, which goes off only where nobody else can go on. */
        TAKEN_LAST,
        /** It asks what real time, or luck, decides: files of proc(5), times(2), sysinfo(2). */
        MACHINE_ASKED
    }

    /** From here on calls are not all by which this process meets others. */
    record Uncontrolled(Stamp stamp, Uncontrol why, String what) implements Event { }

    enum Verdict {
        ENDED, DEADLOCK, TIMEOUT, LIMIT, KILLED, NOT_STARTED,
        /** Of a controlled run: a choice that nobody could take. */
        ASTRAY,
        /** Of a controlled run: whoever can go on repeats the same calls with the same results for ever, and nothing is left that could change them. */
        LIVELOCK
    }

    /** @param detail which limit, why not started, which choice, or "starved"; else empty */
    record RunEnded(Stamp stamp, Verdict verdict, String detail, long wallNanos, long cpuMicros, long peakKib) implements Event {

        /** Limits that a program meets by how it is run: by the speed of the machine, or by the order in which its processes go on. */
        private static final Set<String> LIMITS_OF_THE_RUN = Set.of("steps", "events", "cpu");

        /** Of a controlled run: it was ended before the program was done, or was known never to be. That says nothing about the program. */
        public boolean cutShort() {
            return verdict == Verdict.TIMEOUT || verdict == Verdict.KILLED || verdict == Verdict.ASTRAY
                    || verdict == Verdict.LIMIT && LIMITS_OF_THE_RUN.contains(detail);
        }

        /** Whether it was ended at its limit of time because the machine had kept it waiting for a processor far too long: it says nothing about the program. */
        public boolean starved() {
            return verdict == Verdict.TIMEOUT && detail.equals("starved");
        }
    }
}
