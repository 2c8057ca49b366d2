package io.github.proclab.report;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.KernelObject;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events that a reader wants to see: all of the student's own, and of other programs what touches the rest of the run:
 * lives, signals, pipes and the standard streams, but not the files that they open for themselves.
 */
final class WorthTelling {

    private final Trace trace;

    WorthTelling(Trace trace) {
        this.trace = trace;
    }

    List<Event> events() {
        Map<Integer, Boolean> own = new HashMap<>();
        List<Event> telling = new ArrayList<>();
        for (Event event : trace.events()) {
            if (event instanceof Event.Created created) {
                own.put(created.child(), own.getOrDefault(created.process(), true));
            } else if (event instanceof Event.Executed executed) {
                own.put(executed.process(), executed.own());
            }
            if (event.number() < trace.over() && (own.getOrDefault(event.process(), true) || concernsOthers(event))) {
                telling.add(event);
            }
        }
        return telling;
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
