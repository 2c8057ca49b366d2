package io.github.proclab.check;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Signals;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WaitStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Processes that a signal ended which nobody sent: what else is wrong may come from that. */
final class Deaths {

    private static final int SIGPIPE = 13;
    private static final int SIGSEGV = 11;
    /** SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGXCPU, SIGXFSZ, SIGSYS. */
    private static final Set<Integer> ACCIDENTS = Set.of(4, 5, 6, 7, 8, 11, 24, 25, 31);
    /** SIGXCPU, SIGXFSZ: the kernel's alone, where no program sends them. */
    private static final Set<Integer> OF_LIMITS = Set.of(24, 25);

    private final Trace trace;
    private final Sanitizers sanitizers;

    Deaths(Trace trace) {
        this.trace = trace;
        this.sanitizers = Sanitizers.in(trace);
    }

    /** Tells of each; for the first, where, and what it usually means. */
    Optional<String> tell(Story story) {
        List<TracedProcess> dead = trace.processes().stream().filter(this::byAccident).limit(Story.MOST_ALIKE).toList();
        dead.forEach(process -> process.ended().ifPresent(end -> story.tell(end, Words.name(process) + " was ended by " + end.status())));
        return dead.stream().findFirst().or(() -> sanitizers.ended().stream().findFirst()).map(this::meaning);
    }

    /** "child 1 was ended by SIGSEGV at fan.c:14. SIGSEGV: memory was used …". */
    String meaning(TracedProcess process) {
        WaitStatus status = process.exit().orElseThrow();
        String how = status.signaled() ? " was ended by " + Signals.name(status.signal()) + at(process) : " ended with " + status;
        return Words.sentence(Words.name(process)) + how + "." + cause(process).map(cause -> " " + cause).orElse("");
    }

    /** What it usually means, or what else is known of it: a sanitizer's report, memory that was not to be had. */
    Optional<String> cause(TracedProcess process) {
        int signal = process.exit().filter(WaitStatus::signaled).map(WaitStatus::signal).orElse(0);
        Optional<String> allocation = signal == SIGSEGV ? new FailedAllocations(trace).before(process) : Optional.empty();
        return sanitizers.meaning(process).or(() -> allocation).or(() -> SignalHints.of(signal));
    }

    /** " at fan.c:14", where that is known. */
    String at(TracedProcess process) {
        return process.ended().flatMap(trace::at).map(line -> " at " + line).orElse("");
    }

    private boolean byAccident(TracedProcess process) {
        Optional<WaitStatus> status = process.exit().filter(WaitStatus::signaled);
        boolean sent = status.isPresent() && trace.events().stream().anyMatch(event -> event instanceof Event.SignalDelivered signal
                && signal.process() == process.id() && signal.signal() == status.get().signal() && signal.sender() != 0 && signal.sender() != process.id());
        // That SIGPIPE ends the writer is how "yes | head" is meant to end.
        boolean byItself = status.isPresent() && OF_LIMITS.contains(status.get().signal()) && trace.events().stream().anyMatch(event -> event instanceof Event.SignalSent signal
                && signal.process() == process.id() && signal.signal() == status.get().signal());
        return status.isPresent() && !sent && !byItself && (ACCIDENTS.contains(status.get().signal()) || status.get().signal() == SIGPIPE && isOwn(process));
    }

    private boolean isOwn(TracedProcess process) {
        Optional<Event.Executed> image = trace.events().stream().filter(event -> event instanceof Event.Executed && event.process() == process.id())
                .map(Event.Executed.class::cast).reduce((first, last) -> last);
        return image.map(Event.Executed::own).orElseGet(() -> process.parent() != 0 && isOwn(trace.process(process.parent())));
    }
}
