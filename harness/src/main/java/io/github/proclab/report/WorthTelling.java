package io.github.proclab.report;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.KernelObject;
import io.github.proclab.trace.Refusal;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events that a reader wants to see: all of the student's own, and of other programs what touches the rest of the run:
 * lives, signals, pipes and the standard streams, but not the files that they open for themselves.
 */
final class WorthTelling {

    private final List<Event> telling = new ArrayList<>();
    private final Map<Integer, Boolean> own = new HashMap<>();
    /** Position in the list of each process's last failed exec. */
    private final Map<Integer, Integer> attempts = new HashMap<>();

    private WorthTelling() { }

    /** In order, until the run was over. */
    static List<Event> in(Trace trace) {
        WorthTelling worth = new WorthTelling();
        Set<Event> refused = Refusal.in(trace).stream().map(Refusal::event).collect(Collectors.toSet());
        trace.events().stream().filter(event -> event.number() < trace.over())
                .filter(event -> !(event instanceof Event.Refused) || refused.contains(event)).forEach(worth::add);
        return worth.telling.stream().filter(event -> event != null).toList();
    }

    private void add(Event event) {
        if (event instanceof Event.Created created) {
            own.put(created.child(), isOwn(created));
        } else if (event instanceof Event.ExecFailed failed) {
            forgetAttempt(failed.process(), failed.argv());
            attempts.put(failed.process(), telling.size());
        } else if (event instanceof Event.Executed executed) {
            forgetAttempt(executed.process(), executed.argv());
            own.put(executed.process(), executed.own());
        }
        if (!isOfLibrary(event) && (isOwn(event) || concernsOthers(event))) {
            telling.add(event);
        }
    }

    private boolean isOwn(Event event) {
        return own.getOrDefault(event.process(), true);
    }

    /** execvp(3) tries one folder of PATH after the other; only the last one says something. */
    private void forgetAttempt(int process, List<String> argv) {
        Integer last = attempts.remove(process);
        if (last != null && telling.get(last) instanceof Event.ExecFailed failed && failed.argv().equals(argv)) {
            telling.set(last, null);
        }
    }

    /** posix_spawn(3) sets every signal's disposition. */
    private static boolean isOfLibrary(Event event) {
        return event instanceof Event.DispositionSet && event.stamp().frames().isEmpty();
    }

    private static boolean concernsOthers(Event event) {
        if (event instanceof Event.Read read) {
            return isShared(read.object());
        } else if (event instanceof Event.Wrote wrote) {
            return isShared(wrote.object());
        }
        return !(event instanceof Event.Opened || event instanceof Event.OpenFailed || event instanceof Event.Closed
                || event instanceof Event.Called || event instanceof Event.DispositionSet);
    }

    private static boolean isShared(KernelObject object) {
        return switch (object.kind()) {
            case PIPE, FIFO, SOCKET, STDIN, STDOUT, STDERR -> true;
            case UNKNOWN, FILE, FOLDER, DEVICE, ANONYMOUS -> false;
        };
    }
}
