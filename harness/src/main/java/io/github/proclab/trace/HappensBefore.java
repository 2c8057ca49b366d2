package io.github.proclab.trace;

import io.github.proclab.trace.KernelObject.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What in a run had to come before what: a process's own events one after the other, and between processes what one of them could only do
 * when another had done its part: fork, exit and wait, bytes and end-of-file of a pipe, signals, locks, semaphores, queues. All else came
 * as it came, and may come otherwise the next time. Where a call may have waited for something that cannot be told, it is taken to have
 * waited for everybody. Memory that processes share is not seen.
 */
public final class HappensBefore {

    private static final int MOST_PROCESSES = 256;
    private static final int SIGCHLD = 17;
    private static final int SIGCONT = 18;
    /** SIGCHLD, SIGURG, SIGWINCH. */
    private static final Set<Integer> IGNORED_BY_DEFAULT = Set.of(SIGCHLD, 23, 28);
    private static final int PIPE_CAPACITY = 1 << 16;
    private static final Set<String> MEETINGS = Set.of("rt_sigtimedwait", "rt_sigsuspend", "futex", "semop", "semtimedop", "msgsnd", "msgrcv",
            "mq_timedsend", "mq_timedreceive", "flock", "fcntl", "poll", "ppoll", "select", "pselect6", "epoll_wait", "epoll_pwait", "epoll_pwait2");

    private record Moment(int process, int[] clock) { }

    /** A pipe's bytes: how many have been written and read, and what had happened by then. */
    private static final class Channel {
        private long written;
        private long read;
        private int[] writers;
        private int[] readers;

        private Channel(int size) {
            writers = new int[size];
            readers = new int[size];
        }
    }

    private final int size;
    private final int[][] clocks;
    private final int[] told;
    private final Map<Kind, Map<Long, Channel>> channels = new HashMap<>();
    private final Map<Integer, Integer> borrowers = new HashMap<>();
    private final Map<Integer, Moment> moments = new HashMap<>();
    /** Who sent SIGCONT last; 0: nobody has. */
    private int continuer;

    private HappensBefore(Trace trace) {
        size = trace.processes().size() + 1;
        clocks = new int[size][size];
        told = new int[size];
    }

    /** Of a run of more processes than can be looked at, everything is taken to be in order. */
    public static HappensBefore in(Trace trace) {
        HappensBefore order = new HappensBefore(trace);
        if (order.size <= MOST_PROCESSES) {
            trace.events().forEach(event -> order.add(event, trace));
        }
        return order;
    }

    public boolean holds(Event first, Event second) {
        Moment before = moments.get(first.number());
        Moment after = moments.get(second.number());
        return before == null || after == null || after.clock()[before.process()] >= before.clock()[before.process()];
    }

    private void add(Event event, Trace trace) {
        int process = event.process();
        if (process < 1 || process >= size) {
            return;
        }
        learn(event, trace);
        clocks[process][process]++;
        moments.put(event.number(), new Moment(process, clocks[process].clone()));
        tell(event);
    }

    /** What the event had to wait for. */
    private void learn(Event event, Trace trace) {
        int[] clock = clocks[event.process()];
        Integer borrower = borrowers.remove(event.process());
        if (borrower != null) {
            join(clock, clocks[borrower]);
        }
        if (event instanceof Event.Waited waited && waited.child() != 0) {
            join(clock, clocks[waited.child()]);
        } else if (event instanceof Event.SignalDelivered signal) {
            delivered(signal, clock, trace);
        } else if (event instanceof Event.Read read) {
            read(read, clock);
        } else if (event instanceof Event.Wrote wrote && isChannel(wrote.object())) {
            Channel channel = channel(wrote.object());
            if (channel.written - channel.read + wrote.result() > PIPE_CAPACITY) {
                join(clock, channel.readers);
            }
        } else if (event instanceof Event.Called called && MEETINGS.contains(SystemCalls.name(called.call()))) {
            // The call that let it go on, another's msgsnd(), may be seen to return after this one.
            Arrays.stream(clocks).forEach(other -> join(clock, other));
        } else if (event instanceof Event.Continued || event instanceof Event.SignalSent) {
            join(clock, told);
        } else if (event instanceof Event.Opened opened && opened.object().kind() == Kind.FIFO) {
            Channel channel = channel(opened.object());
            join(clock, channel.writers);
            join(clock, channel.readers);
        }
    }

    /** A signal that nobody heeds brings no order about. */
    private void delivered(Event.SignalDelivered signal, int[] clock, Trace trace) {
        boolean heeded = signal.disposition() == Event.Disposition.HANDLED
                || signal.disposition() == Event.Disposition.DEFAULT && !IGNORED_BY_DEFAULT.contains(signal.signal());
        if (heeded && signal.sender() > 0) {
            join(clock, clocks[signal.sender()]);
        }
        if (heeded && signal.signal() == SIGCHLD) {
            trace.processes().stream().filter(child -> child.parent() == signal.process()).forEach(child -> join(clock, clocks[child.id()]));
        }
    }

    private void read(Event.Read read, int[] clock) {
        if (read.object().kind() == Kind.ANONYMOUS || read.object().kind() == Kind.UNKNOWN || read.object().kind() == Kind.SOCKET) {
            Arrays.stream(clocks).forEach(other -> join(clock, other));
        } else if (isChannel(read.object())) {
            join(clock, channel(read.object()).writers);
            if (read.result() == 0) {
                join(clock, told);
            }
        }
    }

    /** What others may wait for from here on. */
    private void tell(Event event) {
        int[] clock = clocks[event.process()];
        if (event instanceof Event.SignalSent sent && sent.signal() == SIGCONT && sent.errno() == 0) {
            continuer = sent.process();
        } else if (event instanceof Event.Continued) {
            join(clocks[continuer], clock); // whom a kill() continues has been when it returns
        }
        if (event instanceof Event.Created created && created.child() < size) {
            clocks[created.child()] = clock.clone();
            if (created.how() == Event.Creation.VFORK) {
                borrowers.put(created.process(), created.child());
            }
        } else if (event instanceof Event.Wrote wrote && isChannel(wrote.object()) && wrote.result() > 0) {
            Channel channel = channel(wrote.object());
            channel.written += wrote.result();
            join(channel.writers, clock);
        } else if (event instanceof Event.Read read && isChannel(read.object()) && read.result() > 0) {
            Channel channel = channel(read.object());
            channel.read += read.result();
            join(channel.readers, clock);
        } else if (event instanceof Event.Opened opened && opened.object().kind() == Kind.FIFO) {
            join(channel(opened.object()).writers, clock);
        } else if (event instanceof Event.SignalSent || event instanceof Event.Ended || event instanceof Event.Closed || event instanceof Event.Called
                || event instanceof Event.Executed) {
            join(told, clock);
        }
    }

    private static boolean isChannel(KernelObject object) {
        return object.kind() == Kind.PIPE || object.kind() == Kind.FIFO;
    }

    private Channel channel(KernelObject object) {
        return channels.computeIfAbsent(object.kind(), kind -> new HashMap<>()).computeIfAbsent(object.inode(), inode -> new Channel(size));
    }

    private static void join(int[] clock, int[] other) {
        for (int process = 0; process < clock.length; process++) {
            clock[process] = Math.max(clock[process], other[process]);
        }
    }
}
