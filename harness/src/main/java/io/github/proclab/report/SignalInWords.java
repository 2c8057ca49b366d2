package io.github.proclab.report;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Signals;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Signals sent, delivered and prepared for; empty for every other event. */
final class SignalInWords {

    private static final int SIGCHLD = 17;

    /** Pids are used again: in the order of creation. */
    private final Map<Integer, List<TracedProcess>> byPid;
    private final Naming names;

    SignalInWords(Trace trace, Naming names) {
        this.byPid = trace.processes().stream().collect(Collectors.groupingBy(TracedProcess::pid));
        this.names = names;
    }

    String of(Event event) {
        if (event instanceof Event.SignalSent sent) {
            String what = sent.signal() == 0 ? "asks after " : "sends " + Signals.name(sent.signal()) + " to ";
            return what + target(sent) + (sent.errno() == 0 ? "" : ", which fails: " + ErrorInWords.of(sent.errno()));
        } else if (event instanceof Event.SignalDelivered delivered) {
            return switch (delivered.disposition()) {
                case HANDLED -> "handles " + Signals.name(delivered.signal()) + from(delivered);
                case IGNORED -> "ignores " + Signals.name(delivered.signal()) + from(delivered);
                case DEFAULT -> delivered.signal() == SIGCHLD ? "" : "gets " + Signals.name(delivered.signal()) + from(delivered);
            };
        } else if (event instanceof Event.DispositionSet set) {
            return switch (set.disposition()) {
                case HANDLED -> "will handle " + Signals.name(set.signal());
                case IGNORED -> "will ignore " + Signals.name(set.signal());
                case DEFAULT -> "takes the default for " + Signals.name(set.signal());
            };
        }
        return "";
    }

    private String from(Event.SignalDelivered delivered) {
        return delivered.sender() == 0 || delivered.signal() == SIGCHLD ? "" : " from " + other(delivered.process(), delivered.sender());
    }

    private String target(Event.SignalSent sent) {
        int pid = sent.target();
        if (pid == 0) {
            return "its process group";
        } else if (pid < 0) {
            return pid == -1 ? "every process" : names.group(-(long) pid);
        }
        return byPid.getOrDefault(pid, List.of()).stream().filter(process -> process.created().number() < sent.number())
                .reduce((first, second) -> second).map(TracedProcess::id)
                .map(id -> other(sent.process(), id)).orElse(names.pid(pid));
    }

    private String other(int process, int other) {
        return process == other ? "itself" : names.of(other);
    }
}
