package io.github.proclab.trace;

import io.github.proclab.trace.Event.Closing;
import io.github.proclab.trace.Event.Creation;
import io.github.proclab.trace.Event.Disposition;
import io.github.proclab.trace.Event.IpcKind;
import io.github.proclab.trace.Event.Moment;
import io.github.proclab.trace.Event.Opening;
import io.github.proclab.trace.Event.Stamp;
import io.github.proclab.trace.Event.StepKind;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.KernelObject.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes down a run as the supervisor would report it. Processes are named by their ids; a line number given by
 * {@link #at(int)} is that of the next event alone.
 *
 * <pre>{@code
 * Trace trace = TraceScript.run().main("./fan", "2")
 *         .at(12).forks(1, 2)
 *         .writes(2, "hello\n").exits(2, 0)
 *         .at(21).waits(1, 2)
 *         .exits(1, 0).ends().trace();
 * }</pre>
 */
public final class TraceScript {

    private static final long STEP_NANOS = 1_000_000;
    private static final int FIRST_PID = 100;

    private final List<Event> events = new ArrayList<>();
    private final List<SourceLine> places = new ArrayList<>();
    private final Map<Integer, ScriptedProcess> processes = new TreeMap<>();
    private final Map<String, List<String>> texts = new TreeMap<>();
    private String source = "main.c";
    private List<Long> frames = List.of();
    private int thread;
    private int since = -1;
    private Optional<Duration> wall = Optional.empty();
    private Duration passed = Duration.ZERO;
    private int nextNumber = 1;
    private long nextInode = 1000;

    private TraceScript() { }

    public static TraceScript run() {
        return new TraceScript();
    }

    // ---- where, and by which thread, the next event happens

    public TraceScript source(String file) {
        source = file;
        return this;
    }

    /** What stands in the source file. */
    public TraceScript reads(String text) {
        texts.put(source, List.of(text.split("\n", -1)));
        return this;
    }

    public TraceScript at(int line) {
        return at(source, line);
    }

    public TraceScript at(String file, int line) {
        places.add(new SourceLine(file, line));
        frames = List.of((long) places.size());
        return this;
    }

    /** The next events come from a function that was called there, by one of the student's, too. */
    public TraceScript calledFrom(String file, int line) {
        long callee = frames.get(0);
        at(file, line);
        frames = List.of(callee, frames.get(0));
        return this;
    }

    /** The next event comes from the very call that the last one with a place came from. */
    public TraceScript again() {
        frames = List.of((long) places.size());
        return this;
    }

    /** The next event is of this thread; without it, of the process's first. */
    public TraceScript thread(int tid) {
        thread = tid;
        return this;
    }

    /** The call of the next event was entered after the event with this number: it blocked, or others ran. */
    public TraceScript since(int number) {
        since = number;
        return this;
    }

    /** Passes before the next event. */
    public TraceScript after(Duration time) {
        passed = passed.plus(time);
        return this;
    }

    /** Number of the last event so far. */
    public int last() {
        return nextNumber - 1;
    }

    // ---- lives

    /** The first process, with stdin, stdout and stderr, in an image of its own. */
    public TraceScript main(String... argv) {
        ScriptedProcess main = new ScriptedProcess(0, FIRST_PID);
        main.table.put(0, new Event.Descriptor(0, new KernelObject(Kind.STDIN, 0, "stdin"), true, false));
        main.table.put(1, new Event.Descriptor(1, new KernelObject(Kind.STDOUT, 0, "stdout"), false, true));
        main.table.put(2, new Event.Descriptor(2, new KernelObject(Kind.STDERR, 0, "stderr"), false, true));
        processes.put(1, main);
        event(new Event.Started(stamp(1), FIRST_PID));
        return executesOwn(1, argv);
    }

    public TraceScript forks(int parent, int child) {
        return creates(parent, child, Creation.FORK, 0);
    }

    /** A fork while stdio of the parent holds text that it has not written to that descriptor. */
    public TraceScript forksHolding(int parent, int child, int fd, String unflushed) {
        List<Long> place = frames;
        forks(parent, child);
        frames = place;
        return event(new Event.Buffered(stamp(parent), child, true, List.of(new Event.Unflushed(fd, object(parent, fd), Bytes.of(unflushed)))));
    }

    /** An exec while stdio holds that text. */
    public TraceScript executesHolding(int process, int fd, String unflushed, String... argv) {
        List<Long> place = frames;
        event(new Event.Executed(stamp(process), "/usr/bin/" + argv[0], List.of(argv), false));
        frames = place;
        return discards(process, Event.Discarding.EXEC, fd, unflushed).descriptors(process, Moment.IMAGE_START);
    }

    /** _exit() while stdio holds that text. */
    public TraceScript exitsHolding(int process, int fd, String unflushed, int code) {
        return endsHolding(process, fd, unflushed, WaitStatus.ofExit(code));
    }

    /** As {@link #endsWith}, while stdio holds that text. */
    public TraceScript endsHolding(int process, int fd, String unflushed, WaitStatus status) {
        List<Long> place = frames;
        discards(process, Event.Discarding.END, fd, unflushed);
        frames = place;
        return endsWith(process, status);
    }

    private TraceScript discards(int process, Event.Discarding by, int fd, String unflushed) {
        return event(new Event.Discarded(stamp(process), by, List.of(new Event.Unflushed(fd, object(process, fd), Bytes.of(unflushed)))));
    }

    /** A fork of a program whose C library does not tell what it holds. */
    public TraceScript forksHoldingWhoKnowsWhat(int parent, int child) {
        forks(parent, child);
        return event(new Event.Buffered(stamp(parent), child, false, List.of()));
    }

    public TraceScript vforks(int parent, int child) {
        return creates(parent, child, Creation.VFORK, 0);
    }

    /** As posix_spawn() does it, with clone(2). */
    public TraceScript spawns(int parent, int child) {
        return creates(parent, child, Creation.VFORK, 0x4111);
    }

    public TraceScript clones(int parent, int child, long flags) {
        return creates(parent, child, Creation.CLONE, flags);
    }

    /** The next fork of the parent gets a pid that was in use before. */
    public TraceScript forksWithPid(int parent, int child, int pid) {
        processes.put(child, process(parent).child(parent, pid));
        return event(new Event.Created(stamp(parent), child, pid, Creation.FORK, 0));
    }

    private TraceScript creates(int parent, int child, Creation how, long flags) {
        processes.put(child, process(parent).child(parent, FIRST_PID + child - 1));
        return event(new Event.Created(stamp(parent), child, process(child).pid, how, flags));
    }

    public TraceScript startsThread(int process, int tid) {
        return event(new Event.ThreadStarted(stamp(process), tid));
    }

    public TraceScript endsThread(int process, int tid) {
        return event(new Event.ThreadEnded(stamp(process), tid));
    }

    /** A program of the system's: "ls" is /usr/bin/ls. */
    public TraceScript executes(int process, String... argv) {
        return executes(process, argv[0].contains("/") ? argv[0] : "/usr/bin/" + argv[0], false, argv);
    }

    /** A program of the student's. */
    public TraceScript executesOwn(int process, String... argv) {
        return executes(process, argv[0], true, argv);
    }

    private TraceScript executes(int process, String path, boolean own, String... argv) {
        process(process).closeOnExec();
        event(new Event.Executed(stamp(process), path, List.of(argv), own));
        return descriptors(process, Moment.IMAGE_START);
    }

    public TraceScript execFails(int process, int errno, String... argv) {
        return event(new Event.ExecFailed(stamp(process), argv[0], List.of(argv), errno));
    }

    public TraceScript exits(int process, int code) {
        return endsWith(process, WaitStatus.ofExit(code));
    }

    public TraceScript killed(int process, int signal) {
        return endsWith(process, WaitStatus.ofSignal(signal));
    }

    /** It ends, its children become orphans, and its zombie stands. */
    public TraceScript endsWith(int process, WaitStatus status) {
        return beginsToEnd(process, status).orphansOf(process, 0).collected(process, false);
    }

    /** As {@link #exits}, with its children going to a subreaper. */
    public TraceScript exitsLeavingChildrenTo(int adopter, int process, int code) {
        return beginsToEnd(process, WaitStatus.ofExit(code)).orphansOf(process, adopter).collected(process, false);
    }

    /** It ends, and is gone at once: its parent asked not to have to wait. */
    public TraceScript exitsAndIsReapedAutomatically(int process, int code) {
        return beginsToEnd(process, WaitStatus.ofExit(code)).orphansOf(process, 0).collected(process, true);
    }

    /** The event of its end alone. */
    public TraceScript beginsToEnd(int process, WaitStatus status) {
        List<Long> place = frames;
        descriptors(process, Moment.EXIT);
        frames = place;
        process(process).status = status;
        return event(new Event.Ended(stamp(process), status, false));
    }

    public TraceScript collected(int process, boolean automatic) {
        return collected(process, automatic, 1000, 500);
    }

    public TraceScript collected(int process, boolean automatic, long userMicros, long systemMicros) {
        return collected(process, automatic, userMicros, systemMicros, 1800);
    }

    public TraceScript collected(int process, boolean automatic, long userMicros, long systemMicros, long peakKib) {
        return event(new Event.Collected(stamp(process), process(process).status, userMicros, systemMicros, peakKib, 80, 0, automatic));
    }

    /** From its start to its end, where not a step for each event. */
    public TraceScript lasts(Duration wall) {
        this.wall = Optional.of(wall);
        return this;
    }

    private TraceScript orphansOf(int parent, int adopter) {
        processes.forEach((id, child) -> {
            if (child.parent == parent && child.status == null) {
                event(new Event.Orphaned(stamp(id), parent, adopter));
            }
        });
        return this;
    }

    // ---- steps of a controlled run

    /** Before the events of the step. */
    public TraceScript step(int process, StepKind what, String call, List<Integer> enabled, Touch... touches) {
        List<Long> place = frames;
        event(new Event.Step(stamp(process), process, what, call.isEmpty() ? 0 : call(call), enabled, List.of(touches)));
        frames = place;
        return this;
    }

    /** A step that is no call: one that shares memory computes. */
    public TraceScript computes(int process, List<Integer> enabled) {
        return event(new Event.Step(stamp(process), process, StepKind.CALL, -1, enabled, List.of()));
    }

    // ---- waiting

    /** wait() returns this child, which has ended. */
    public TraceScript waits(int parent, int child) {
        return waited(parent, -1, 0, process(child).pid, child, process(child).status);
    }

    /** waitpid() of this very child. */
    public TraceScript waitsFor(int parent, int child, int options) {
        return waited(parent, process(child).pid, options, process(child).pid, child, process(child).status);
    }

    /** @param result the child's pid, 0, or -errno */
    public TraceScript waited(int parent, int target, int options, int result, int child, WaitStatus status) {
        return event(new Event.Waited(stamp(parent), call("wait4"), target, options, result, child, status, since()));
    }

    public TraceScript waitFails(int parent, int errno) {
        return waited(parent, -1, 0, -errno, 0, WaitStatus.ofExit(0));
    }

    /** A call under way of this process took effect before this point. */
    public TraceScript began(int process, String call) {
        return event(new Event.Began(stamp(process), call(call)));
    }

    // ---- descriptors

    public TraceScript pipe(int process, int readEnd, int writeEnd) {
        KernelObject pipe = new KernelObject(Kind.PIPE, nextInode++, "");
        List<Long> place = frames;
        opened(process, Opening.PIPE_READ_END, new Event.Descriptor(readEnd, pipe, true, false), -1, 0);
        frames = place;
        return opened(process, Opening.PIPE_WRITE_END, new Event.Descriptor(writeEnd, pipe, false, true), -1, 1);
    }

    /** @param flags as open(2) takes them */
    public TraceScript opens(int process, int fd, KernelObject object, int flags) {
        int access = flags & 3;
        return opened(process, Opening.OPEN, new Event.Descriptor(fd, object, access != 1, access != 0), -1, flags);
    }

    public TraceScript opensFile(int process, int fd, String path, int flags) {
        return opens(process, fd, new KernelObject(Kind.FILE, nextInode++, path), flags);
    }

    /** accept(2) of a connection at a listening descriptor. */
    public TraceScript accepts(int process, int listening, int fd, KernelObject connection) {
        return opened(process, Opening.ACCEPT, new Event.Descriptor(fd, connection, true, true), listening, 0);
    }

    public TraceScript openFails(int process, int errno, String path) {
        return event(new Event.OpenFailed(stamp(process), call("openat"), path, 0, errno));
    }

    /** dup2(): what the descriptor referred to before is closed. */
    public TraceScript dups(int process, int from, int to) {
        List<Long> place = frames;
        if (process(process).table.containsKey(to)) {
            closed(process, to, Closing.REPLACED);
        }
        frames = place;
        Event.Descriptor old = process(process).table.get(from);
        return opened(process, Opening.DUP, new Event.Descriptor(to, old.object(), old.readable(), old.writable()), from, 0);
    }

    private TraceScript opened(int process, Opening how, Event.Descriptor descriptor, int from, int flags) {
        process(process).open(descriptor, flags);
        return event(new Event.Opened(stamp(process), how, descriptor.fd(), descriptor.object(), from, flags));
    }

    public TraceScript closes(int process, int... fds) {
        Arrays.stream(fds).forEach(fd -> closed(process, fd, Closing.CLOSE));
        return this;
    }

    private void closed(int process, int fd, Closing how) {
        Event.Descriptor open = process(process).table.remove(fd);
        KernelObject object = open == null ? KernelObject.NONE : open.object();
        event(new Event.Closed(stamp(process), fd, object, open == null ? 9 : 0, how));
    }

    /** On stdout. */
    public TraceScript writes(int process, String text) {
        return writesTo(process, 1, text);
    }

    public TraceScript writesTo(int process, int fd, String text) {
        return writesTo(process, fd, Bytes.of(text));
    }

    public TraceScript writesTo(int process, int fd, Bytes bytes) {
        KernelObject object = object(process, fd);
        Bytes shown = object.kind() == Kind.STDOUT || object.kind() == Kind.STDERR ? bytes : Bytes.EMPTY;
        return event(new Event.Wrote(stamp(process), fd, object, bytes.length(), bytes.length(), since(), shown));
    }

    /** A write elsewhere than to stdout and stderr that takes fewer bytes than it is given. */
    public TraceScript writesPartOf(int process, int fd, long taken, long given) {
        return event(new Event.Wrote(stamp(process), fd, object(process, fd), given, taken, since(), Bytes.EMPTY));
    }

    public TraceScript writeFails(int process, int fd, int errno) {
        return event(new Event.Wrote(stamp(process), fd, object(process, fd), 5, -errno, since(), Bytes.EMPTY));
    }

    /** A write elsewhere than to stdout and stderr, whose bytes may come out of a buffer that was copied. */
    public TraceScript flushesInto(int process, int fd, String text) {
        Bytes bytes = Bytes.of(text);
        return event(new Event.Wrote(stamp(process), fd, object(process, fd), bytes.length(), bytes.length(), since(), bytes));
    }

    /** @param result bytes, 0 at end of file, or -errno */
    public TraceScript reads(int process, int fd, long result) {
        return event(new Event.Read(stamp(process), fd, object(process, fd), 4096, result, since()));
    }

    /** Output that nobody is known to have written. */
    public TraceScript output(int stream, String text) {
        return event(new Event.Output(stamp(0), stream, Bytes.of(text)));
    }

    public TraceScript descriptors(int process, Moment moment) {
        return event(new Event.Descriptors(stamp(process), moment, List.copyOf(process(process).table.values())));
    }

    /** The table as it is read now, whatever the calls said. */
    public TraceScript findsDescriptors(int process, Moment moment, Event.Descriptor... open) {
        Map<Integer, Event.Descriptor> table = process(process).table;
        table.clear();
        Arrays.stream(open).forEach(descriptor -> table.put(descriptor.fd(), descriptor));
        return descriptors(process, moment);
    }

    /** What a descriptor of the process refers to now. */
    public KernelObject object(int process, int fd) {
        Event.Descriptor open = process(process).table.get(fd);
        return open == null ? KernelObject.NONE : open.object();
    }

    // ---- signals, and everything else

    public TraceScript sends(int process, int to, int signal) {
        return sendsBy("kill", process, to, signal);
    }

    public TraceScript sendsBy(String call, int process, int to, int signal) {
        return event(new Event.SignalSent(stamp(process), call(call), process(to).pid, signal, 0));
    }

    public TraceScript delivered(int process, int signal, int sender, Disposition disposition) {
        return event(new Event.SignalDelivered(stamp(process), signal, sender, 0, disposition));
    }

    public TraceScript disposes(int process, int signal, Disposition disposition, int flags) {
        return event(new Event.DispositionSet(stamp(process), signal, disposition, flags));
    }

    public TraceScript stopped(int process, int signal) {
        return event(new Event.Stopped(stamp(process), signal));
    }

    public TraceScript continued(int process) {
        return event(new Event.Continued(stamp(process)));
    }

    public TraceScript calls(int process, String call, long result, Long... arguments) {
        List<Long> six = Stream.concat(Arrays.stream(arguments), Stream.generate(() -> 0L)).limit(6).toList();
        return event(new Event.Called(stamp(process), call(call), six, result, since()));
    }

    public TraceScript makes(int process, IpcKind kind, String name) {
        return makes(process, kind, name, 0);
    }

    /** @param result the kernel's number of it, or -errno */
    public TraceScript makes(int process, IpcKind kind, String name, int result) {
        return event(new Event.IpcMade(stamp(process), kind, name, result));
    }

    public TraceScript removes(int process, IpcKind kind, String name) {
        return event(new Event.IpcRemoved(stamp(process), kind, name, 0));
    }

    public TraceScript removalFails(int process, IpcKind kind, String name, int errno) {
        return event(new Event.IpcRemoved(stamp(process), kind, name, -errno));
    }

    public TraceScript refused(int process, String call) {
        return event(new Event.Refused(stamp(process), call(call)));
    }

    /** @param bytes that it was asked for */
    public TraceScript allocationFails(int process, Event.Wanted what, long bytes, Event.OwnLimit limit, long limitBytes) {
        return event(new Event.AllocationFailed(stamp(process), what, bytes, 12, limit, limitBytes));
    }

    public TraceScript memoryExceeded(int process, long used, long limit) {
        return event(new Event.MemoryExceeded(stamp(process), process == 0 ? Event.Whose.ALL : Event.Whose.PROCESS, used, limit));
    }

    // ---- how the run ends

    public TraceScript blockedReading(int process, int fd) {
        return blocked(process, 'S', "read", fd, object(process, fd), (long) fd);
    }

    public TraceScript blockedOn(int process, String call, int fd) {
        return blocked(process, 'S', call, fd, object(process, fd), (long) fd);
    }

    public TraceScript blockedWriting(int process, int fd) {
        return blocked(process, 'S', "write", fd, object(process, fd), (long) fd);
    }

    /** @param target as wait4(2) takes it: -1 any child */
    public TraceScript blockedWaiting(int process, int target) {
        return blocked(process, 'S', "wait4", -1, KernelObject.NONE, target & 0xffffffffL);
    }

    public TraceScript blockedIn(int process, String call, Long... arguments) {
        return blocked(process, 'S', call, -1, KernelObject.NONE, arguments);
    }

    public TraceScript blocked(int process, char state, String call, int fd, KernelObject object, Long... arguments) {
        List<Long> six = Stream.concat(Arrays.stream(arguments), Stream.generate(() -> 0L)).limit(6).toList();
        event(new Event.Blocked(stamp(process), state, call.isEmpty() ? -1 : call(call), six, fd, object));
        return descriptors(process, Moment.BLOCKED);
    }

    /** What the thread waits for that the last event but one says is blocked; said at once after it. */
    public TraceScript awaits(int process, int holder, int semaphore, Event.Descriptor... polled) {
        Event snapshot = events.remove(events.size() - 1);
        nextNumber--;
        event(new Event.Awaits(stamp(process), holder, 0, semaphore, List.of(polled)));
        return snapshot instanceof Event.Descriptors ? descriptors(process, Moment.BLOCKED) : this;
    }

    public TraceScript ends() {
        return over(Verdict.ENDED, "");
    }

    public TraceScript deadlocks() {
        return over(Verdict.DEADLOCK, "");
    }

    public TraceScript timesOut() {
        return over(Verdict.TIMEOUT, "");
    }

    /** The machine kept it from going on. */
    public TraceScript starves() {
        return over(Verdict.TIMEOUT, "starved");
    }

    public TraceScript notStarted(String why) {
        return over(Verdict.NOT_STARTED, why);
    }

    public TraceScript exceeds(String limit) {
        return over(Verdict.LIMIT, limit);
    }

    public TraceScript isStopped() {
        return over(Verdict.KILLED, "");
    }

    /** From here on the supervisor ends what is left; what follows is not part of the run. */
    public TraceScript sweeps() {
        return event(new Event.Sweep(stamp(0)));
    }

    public TraceScript left(IpcKind kind, String name) {
        return event(new Event.Left(stamp(0), kind, name));
    }

    public TraceScript collects(String name, Event.FileState state, String content) {
        return event(new Event.Collection(stamp(0), name, state, Bytes.of(content)));
    }

    private TraceScript over(Verdict verdict, String detail) {
        if (events.stream().noneMatch(Event.Sweep.class::isInstance)) {
            sweeps();
        }
        processes.forEach((id, process) -> {
            if (process.status == null) {
                process.status = WaitStatus.ofSignal(Signals.KILL);
                event(new Event.Ended(stamp(id), process.status, true));
                collected(id, false);
            }
        });
        return event(new Event.RunEnded(stamp(0), verdict, detail, wall.map(Duration::toNanos).orElse(nextNumber * STEP_NANOS), 4000, 1840));
    }

    // ---- what came of it

    public Recording recording() {
        return new Recording(events);
    }

    public SourceLines lines() {
        List<SourceLine> known = List.copyOf(places);
        Map<String, List<String>> written = Map.copyOf(texts);
        return new SourceLines() {
            @Override
            public Optional<SourceLine> at(String image, List<Long> addresses) {
                return addresses.stream().findFirst().map(address -> known.get((int) (address - 1)));
            }

            @Override
            public List<String> text(String file) {
                return written.getOrDefault(file, List.of());
            }
        };
    }

    public Trace trace() {
        return Trace.of(recording(), lines());
    }

    private ScriptedProcess process(int id) {
        if (!processes.containsKey(id)) {
            throw new IllegalArgumentException("process " + id + " was not created yet");
        }
        return processes.get(id);
    }

    private Stamp stamp(int process) {
        int tid = thread != 0 ? thread : process == 0 ? 0 : process(process).pid;
        return new Stamp(nextNumber, passed.toNanos() + nextNumber * STEP_NANOS, process, tid, frames);
    }

    private int since() {
        return since < 0 ? last() : since;
    }

    private TraceScript event(Event event) {
        events.add(event);
        nextNumber++;
        frames = List.of();
        thread = 0;
        since = -1;
        return this;
    }

    private static int call(String name) {
        return SystemCalls.number(name).orElseThrow();
    }
}
