package io.github.proclab.check;

import io.github.proclab.lab.CallKind;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.SystemCalls;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The calls that the student's own programs made. What a program of the system's does that they executed is not theirs, and neither are
 * the fork, exec and wait within system(), popen() and posix_spawn().
 */
final class OwnCalls {

    record Call(CallKind kind, Event event) { }

    private static final long CLONE_VFORK = 0x4000;
    private static final Set<Integer> WITHIN_SYSTEM = Set.of(2, 3);

    private final Map<Integer, Boolean> ownImage = new HashMap<>();
    private final Map<Integer, Event> previous = new HashMap<>();
    /** Created within a function of the C library that executes for the caller. */
    private final Set<Integer> spawned = new HashSet<>();
    private final Set<Integer> awaited = new HashSet<>();
    private final List<Call> calls = new ArrayList<>();

    private final Trace trace;

    private OwnCalls(Trace trace) {
        this.trace = trace;
    }

    /** In the order of the run. */
    static List<Call> of(Trace trace) {
        OwnCalls own = new OwnCalls(trace);
        trace.events().stream().filter(event -> event.number() < trace.over()).forEach(own::add);
        return own.calls;
    }

    private void add(Event event) {
        if (ownImage.getOrDefault(event.process(), false) && !spawned.contains(event.process())) {
            kind(event).ifPresent(kind -> calls.add(new Call(kind, event)));
        }
        if (event instanceof Event.Executed image) {
            ownImage.put(image.process(), image.own());
            spawned.remove(image.process());
        } else if (event instanceof Event.Created created) {
            ownImage.put(created.child(), ownImage.getOrDefault(created.process(), false));
        }
        // What is read off the kernel's tables in between is no call.
        if (!(event instanceof Event.Descriptors) && !(event instanceof Event.SignalDelivered)) {
            previous.put(event.process(), event);
        }
    }

    private Optional<CallKind> kind(Event event) {
        if (event instanceof Event.Created created) {
            return Optional.of(creation(created));
        }
        if (event instanceof Event.Executed || event instanceof Event.ExecFailed) {
            return tries(event) ? Optional.empty() : Optional.of(CallKind.EXEC);
        }
        if (event instanceof Event.Waited wait) {
            return awaited.contains(wait.child()) ? Optional.empty() : Optional.of(CallKind.WAIT);
        }
        if (event instanceof Event.Opened opened) {
            return opened.how() == Event.Opening.PIPE_READ_END ? Optional.of(CallKind.PIPE)
                    : opened.how() == Event.Opening.DUP ? Optional.of(CallKind.DUP) : Optional.empty();
        }
        if (event instanceof Event.SignalSent sent) {
            return sends(sent) ? Optional.of(CallKind.KILL) : Optional.empty();
        }
        if (event instanceof Event.IpcMade made) {
            return switch (made.kind()) {
                case SYSV_SHM -> Optional.of(CallKind.SHMGET);
                case SYSV_SEM -> Optional.of(CallKind.SEMGET);
                case SYSV_QUEUE -> Optional.of(CallKind.MSGGET);
                default -> Optional.empty();
            };
        }
        return event instanceof Event.Called called ? ofCall(called.call()) : Optional.empty();
    }

    /** raise(3), abort(3) and pthread_kill(3) send to a thread of the process itself: tkill(2), tgkill(2). */
    private boolean sends(Event.SignalSent sent) {
        return switch (SystemCalls.name(sent.call())) {
            case "tkill", "tgkill", "rt_tgsigqueueinfo" -> sent.target() != trace.process(sent.process()).pid();
            default -> true;
        };
    }

    /** execvp() tries folder after folder: one call, and counted with the first. */
    private boolean tries(Event event) {
        return previous.get(event.process()) instanceof Event.ExecFailed before && !before.stamp().frames().isEmpty()
                && before.stamp().frames().equals(event.stamp().frames());
    }

    private CallKind creation(Event.Created created) {
        if (created.how() != Event.Creation.VFORK) {
            return created.how() == Event.Creation.FORK ? CallKind.FORK : CallKind.CLONE;
        }
        if ((created.flags() & CLONE_VFORK) == 0) {
            return CallKind.VFORK;
        }
        spawned.add(created.child());
        CallKind kind = within(created);
        if (kind != CallKind.SPAWN) {
            awaited.add(created.child());
        }
        return kind;
    }

    /** system() and popen() use posix_spawn() after preparations of their own, called from the same place. */
    private CallKind within(Event.Created created) {
        Event before = previous.get(created.process());
        if (before == null || !before.stamp().frames().equals(created.stamp().frames())) {
            return CallKind.SPAWN;
        }
        if (before instanceof Event.DispositionSet set && WITHIN_SYSTEM.contains(set.signal()) && set.disposition() == Event.Disposition.IGNORED) {
            return CallKind.SYSTEM;
        }
        if (before instanceof Event.Opened opened && opened.how() == Event.Opening.PIPE_WRITE_END) {
            calls.removeIf(call -> call.kind() == CallKind.PIPE && call.event().process() == created.process()
                    && ((Event.Opened) call.event()).object().same(opened.object()));
            return CallKind.POPEN;
        }
        return CallKind.SPAWN;
    }

    private static Optional<CallKind> ofCall(int number) {
        return switch (SystemCalls.name(number)) {
            case "nanosleep", "clock_nanosleep" -> Optional.of(CallKind.SLEEP);
            case "pause" -> Optional.of(CallKind.PAUSE);
            case "rt_sigsuspend" -> Optional.of(CallKind.SIGSUSPEND);
            case "alarm", "setitimer", "timer_settime" -> Optional.of(CallKind.ALARM);
            case "setpgid" -> Optional.of(CallKind.SETPGID);
            case "setsid" -> Optional.of(CallKind.SETSID);
            case "flock" -> Optional.of(CallKind.FLOCK);
            case "msgsnd" -> Optional.of(CallKind.MSGSND);
            case "msgrcv" -> Optional.of(CallKind.MSGRCV);
            case "mq_timedsend" -> Optional.of(CallKind.MQ_SEND);
            case "mq_timedreceive" -> Optional.of(CallKind.MQ_RECEIVE);
            default -> Optional.empty();
        };
    }
}
