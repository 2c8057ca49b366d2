package io.github.proclab.trace;

import io.github.proclab.trace.KernelObject.Kind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Which of two events of a run had to come first, because one process waited for what the other brought: a child's
 * creation, a wait that returned, bytes or end-of-file of a pipe, a signal that ended its receiver or that it was
 * waiting for, a semaphore, a queue, a lock. What merely came first has no part in it, nor has a sleep. So of two
 * events that are not in order here another run of the same program may show the second one first. ({@link
 * HappensBefore} takes more for an order, and must never be used to say that there is none.)
 *
 * <p>An order is among processes; threads of one process count as one. Happened-before is Lamport's (CACM 21(7), 1978),
 * kept as vector clocks.
 */
public final class EnforcedOrder {

    private enum Looks { COUNT, DO_NOT_COUNT }

    private static final int MOST_PROCESSES = 256;
    private static final int SIGHUP = 1;
    private static final int SIGCHLD = 17;
    private static final int WNOHANG = 1;
    private static final int ECHILD = 10;
    private static final int ESRCH = 3;
    private static final int EPIPE = 32;
    private static final int EINTR = 4;
    private static final int SIGCONT = 18;
    /** SIGCHLD, SIGCONT, SIGURG, SIGWINCH: signal(7). */
    private static final Set<Integer> IGNORED_BY_DEFAULT = Set.of(SIGCHLD, SIGCONT, 23, 28);
    private static final Set<String> UNTIL_A_SIGNAL = Set.of("pause", "rt_sigsuspend");
    private static final Set<String> SLEEPS = Set.of("nanosleep", "clock_nanosleep");
    /** Shorter ones are no demonstration's: they are there to let others run, which they need not. */
    private static final long LONG_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Set<String> MEETINGS = Set.of("semop", "semtimedop", "msgsnd", "msgrcv", "mq_timedsend",
            "mq_timedreceive", "flock");

    private record Moment(int process, int[] clock) { }

    private record Sent(Event.SignalSent event, int[] clock) { }

    private final Trace trace;
    private final DescriptorHistory history;
    private final Looks looks;
    private final int size;
    private final int[][] clocks;
    /** Of each process just before its end, and from then on. */
    private final int[][] beforeEnd;
    private final int[][] ends;
    private final int[][] released;
    /** What each process did last; what its parent's end made of it is not its own doing. */
    private final Event[] latest;
    private final Map<Integer, Integer> vforked = new HashMap<>();
    private final Map<Integer, Moment> moments = new HashMap<>();
    private final Map<Integer, Deque<Sent>> sent = new HashMap<>();
    private final Map<KernelObject, PipeFlow> pipes = new HashMap<>();

    private EnforcedOrder(Trace trace, Looks looks) {
        this.trace = trace;
        this.looks = looks;
        this.history = DescriptorHistory.of(trace);
        size = trace.processes().size() + 1;
        clocks = new int[size][size];
        beforeEnd = new int[size][];
        ends = new int[size][];
        released = new int[size][];
        latest = new Event[size];
    }

    /** What the program waited for. */
    public static EnforcedOrder in(Trace trace) {
        return of(trace, Looks.DO_NOT_COUNT);
    }

    /**
     * Also what a process saw by looking, without waiting: another parent in getppid(2), an end in a wait with WNOHANG,
     * ESRCH of kill(2), what /proc says, a signal that is handled during a sleep; and that it slept for a while, during
     * or after the end of another process, as demonstrations of zombies and orphans do. Whether it would have looked
     * again, had it seen nothing, no run shows.
     */
    public static EnforcedOrder orSeen(Trace trace) {
        return of(trace, Looks.COUNT);
    }

    private static EnforcedOrder of(Trace trace, Looks looks) {
        EnforcedOrder order = new EnforcedOrder(trace, looks);
        if (order.isKnown()) {
            trace.events().forEach(order::add);
        }
        return order;
    }

    /** Not of a run of more processes than can be looked at. */
    public boolean isKnown() {
        return size <= MOST_PROCESSES;
    }

    public boolean holds(Event first, Event second) {
        Moment before = moments.get(first.number());
        Moment after = moments.get(second.number());
        return before != null && after != null && after.clock()[before.process()] >= before.clock()[before.process()];
    }

    private void add(Event event) {
        int process = event.process();
        if (process < 1 || process >= size) {
            return;
        }
        int[] clock = clocks[process];
        if (event instanceof Event.Ended) {
            beforeEnd[process] = clock.clone();
        }
        learn(event, clock);
        clock[process]++;
        if (isKept(event)) {
            moments.put(event.number(), new Moment(process, clock.clone()));
        }
        tell(event, clock);
        if (!(event instanceof Event.Orphaned)) {
            latest[process] = event;
        }
    }

    /** Lives, what became of descriptors, and whom a parent wants to wait for. */
    private static boolean isKept(Event event) {
        return event instanceof Event.Started || event instanceof Event.Created || event instanceof Event.Ended
                || event instanceof Event.Collected
                || event instanceof Event.Executed || event instanceof Event.Closed || event instanceof Event.Opened
                || event instanceof Event.Descriptors
                || event instanceof Event.DispositionSet || event instanceof Event.Waited;
    }

    private void learn(Event event, int[] clock) {
        if (looks == Looks.COUNT && wakesFromLongSleep(event)) {
            Arrays.stream(ends).forEach(end -> join(clock, end));
        }
        Integer lent = vforked.remove(event.process());
        if (lent != null) {
            join(clock, released[lent]);
        }
        if (event instanceof Event.Waited waited) {
            waited(waited, clock);
        } else if (event instanceof Event.SignalDelivered signal) {
            delivered(signal, clock);
        } else if (event instanceof Event.Read read) {
            read(read, clock);
        } else if (event instanceof Event.Wrote wrote) {
            wrote(wrote, clock);
        } else if (event instanceof Event.Opened opened && opened.object().kind() == Kind.FIFO) {
            meetAll(clock);
        } else if (event instanceof Event.Called called) {
            called(called, clock);
        } else if (event instanceof Event.Continued) {
            sentTo(event.process(), SIGCONT).ifPresent(by -> join(clock, by.clock()));
        } else if (event instanceof Event.SignalSent probe && probe.errno() == ESRCH && looks == Looks.COUNT) {
            trace.processes().stream().filter(process -> process.pid() == probe.target())
                    .forEach(process -> join(clock, ends[process.id()]));
        } else if (event instanceof Event.OpenFailed failed && failed.path().startsWith("/proc/")
                && looks == Looks.COUNT) {
            joinAll(clock);
        }
    }

    /** A sleep is noted when it begins: it was over when the process did the next thing. */
    private boolean wakesFromLongSleep(Event event) {
        return isSleep(latest[event.process()])
                && event.stamp().nanos() - latest[event.process()].stamp().nanos() >= LONG_SLEEP_NANOS;
    }

    private static boolean isSleep(Event event) {
        return event instanceof Event.Called called && SLEEPS.contains(SystemCalls.name(called.call()));
    }

    private void waited(Event.Waited waited, int[] clock) {
        boolean looked = (waited.options() & WNOHANG) != 0 && !waited.reaped();
        if (looked && looks == Looks.DO_NOT_COUNT) {
            return;
        }
        if (waited.child() != 0 && waited.status().isEnd()) {
            join(clock, ends[waited.child()]);
        } else if (waited.result() == -ECHILD) {
            // A wait comes back with ECHILD when the last child is gone that nobody need wait for (wait(2), notes).
            trace.processes().stream().filter(child -> child.parent() == waited.process())
                    .forEach(child -> join(clock, ends[child.id()]));
        }
    }

    private void delivered(Event.SignalDelivered signal, int[] clock) {
        boolean fatal = signal.disposition() == Event.Disposition.DEFAULT
                && !IGNORED_BY_DEFAULT.contains(signal.signal());
        boolean heeded = signal.disposition() == Event.Disposition.HANDLED && isWaiting(signal.process());
        if (!fatal && !heeded) {
            return;
        }
        int sender = signal.sender();
        if (signal.signal() == SIGCHLD) {
            join(clock, sender > 0 ? ends[sender] : null);
        } else if (sender > 0) {
            // Who sent it without a call did so by its end (PR_SET_PDEATHSIG).
            join(clock, sentTo(signal.process(), signal.signal()).filter(by -> by.event().process() == sender)
                    .map(Sent::clock).orElse(ends[sender]));
        } else if (signal.signal() == SIGHUP) {
            join(clock, ends[trace.process(signal.process()).parent()]);
        }
    }

    /** In a call that a signal ends; where looks count, in a sleep as well, which may be one of many. */
    private boolean isWaiting(int process) {
        Event last = latest[process];
        if (isSleep(last)) {
            return looks == Looks.COUNT;
        }
        return last instanceof Event.Called called && UNTIL_A_SIGNAL.contains(SystemCalls.name(called.call()))
                || last instanceof Event.Waited waited && waited.result() == -EINTR || last instanceof Event.Read read
                && read.result() == -EINTR
                || last instanceof Event.Wrote wrote && wrote.result() == -EINTR || last instanceof Event.Called call
                && call.result() == -EINTR;
    }

    private void read(Event.Read read, int[] clock) {
        switch (read.object().kind()) {
            case PIPE, FIFO -> {
                pipe(read.object()).bytesRead(read.result(), clock).forEach(writer -> join(clock, writer));
                if (read.result() == 0 && read.requested() > 0) {
                    closers(read.object(), read.number(), true, clock);
                }
            }
            case SOCKET -> {
                if (read.result() == 0) {
                    joinAll(clock);
                } else {
                    meetAll(clock);
                }
            }
            case ANONYMOUS, UNKNOWN -> {
                meetAll(clock);
                firstChildNotHeardOf(read.process(), clock);
            }
            case FILE -> {
                if (looks == Looks.COUNT && read.object().name().startsWith("/proc/")) {
                    joinAll(clock);
                }
            }
            case FOLDER, DEVICE, STDIN, STDOUT, STDERR -> { }
        }
    }

    private void wrote(Event.Wrote wrote, int[] clock) {
        if (isPipe(wrote.object())) {
            if (wrote.result() == -EPIPE) {
                closers(wrote.object(), wrote.number(), false, clock);
            }
            pipe(wrote.object()).roomNeeded(wrote.result()).forEach(reader -> join(clock, reader));
        }
    }

    /**
     * End-of-file comes when the last write end is closed, EPIPE when the last read end is: by everybody who had one.
     */
    private void closers(KernelObject pipe, int number, boolean ofWriteEnds, int[] clock) {
        history.everHeld(pipe).stream().filter(held -> ofWriteEnds ? held.writable() : held.readable())
                .filter(held -> held.until() < number)
                .flatMap(held -> Optional.ofNullable(moments.get(held.until())).stream())
                .forEach(moment -> join(clock, moment.clock()));
    }

    private void called(Event.Called called, int[] clock) {
        String name = SystemCalls.name(called.call());
        if (MEETINGS.contains(name)) {
            meetAll(clock);
            if (name.equals("flock")) {
                joinAll(clock);
            }
        } else if (name.equals("rt_sigtimedwait") && called.result() == SIGCHLD) {
            firstChildNotHeardOf(called.process(), clock);
        } else if (name.equals("rt_sigtimedwait") && called.result() > 0) {
            sentTo(called.process(), (int) called.result()).ifPresent(by -> join(clock, by.clock()));
        } else if (name.equals("getppid") && looks == Looks.COUNT) {
            int parent = trace.process(called.process()).parent();
            join(clock, parent == 0 || called.result() == trace.process(parent).pid() ? null : ends[parent]);
        }
    }

    /** One SIGCHLD tells of the first of those that have ended since the last. */
    private void firstChildNotHeardOf(int parent, int[] clock) {
        trace.processes().stream().filter(child -> child.parent() == parent && ends[child.id()] != null
                && clock[child.id()] < ends[child.id()][child.id()])
                .min(Comparator.comparingInt(child -> moment(child.ended())))
                .ifPresent(child -> join(clock, ends[child.id()]));
    }

    private static int moment(Optional<Event.Ended> end) {
        return end.map(Event::number).orElse(Integer.MAX_VALUE);
    }

    /** The last one that was sent to it, or to a group or everybody. */
    private Optional<Sent> sentTo(int process, int signal) {
        int pid = trace.process(process).pid();
        return sent.getOrDefault(signal, new ArrayDeque<>()).stream().filter(by -> by.event().target() == pid
                || by.event().target() <= 0).findFirst();
    }

    private void tell(Event event, int[] clock) {
        if (event instanceof Event.Created created && created.child() < size) {
            clocks[created.child()] = clock.clone();
            if (created.how() == Event.Creation.VFORK) {
                vforked.put(created.process(), created.child());
            }
        } else if (event instanceof Event.Wrote wrote && isPipe(wrote.object())) {
            pipe(wrote.object()).written(wrote.result(), clock);
        } else if (event instanceof Event.SignalSent signal && signal.errno() == 0) {
            sent.computeIfAbsent(signal.signal(), any -> new ArrayDeque<>()).push(new Sent(signal, clock.clone()));
        } else if (event instanceof Event.Executed && released[event.process()] == null) {
            released[event.process()] = clock.clone();
        } else if (event instanceof Event.Ended) {
            ends[event.process()] = clock.clone();
            released[event.process()] = released[event.process()] == null ? clock.clone() : released[event.process()];
        }
    }

    /** What others may have let it go on with, by all that they had done; not by their ends. */
    private void meetAll(int[] clock) {
        for (int process = 1; process < size; process++) {
            join(clock, beforeEnd[process] == null ? clocks[process] : beforeEnd[process]);
        }
    }

    private void joinAll(int[] clock) {
        Arrays.stream(clocks).forEach(other -> join(clock, other));
    }

    private PipeFlow pipe(KernelObject object) {
        return pipes.computeIfAbsent(new KernelObject(object.kind(), object.inode(), ""), key -> new PipeFlow());
    }

    private static boolean isPipe(KernelObject object) {
        return object.kind() == Kind.PIPE || object.kind() == Kind.FIFO;
    }

    /** @param other null: nothing of it is known yet */
    private static void join(int[] clock, int[] other) {
        for (int process = 0; other != null && process < clock.length; process++) {
            clock[process] = Math.max(clock[process], other[process]);
        }
    }
}
