package io.github.proclab.check;

import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Signals;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WaitStatus;
import java.util.List;
import java.util.Optional;

/** {@code exit}: how the first process ended. */
final class ExitCheck implements Check {

    private static final int MOST_REAPS = 4;

    private final Expectation.Exit expected;

    ExitCheck(Expectation.Exit expected) {
        this.expected = expected;
    }

    @Override
    public Finding check(Trace trace) {
        TracedProcess main = trace.main();
        if (main.exit().isEmpty()) {
            return Findings.failed("exit", Statuses.inWords(expected.allowed()), "main did not end by itself", new Story(trace), Optional.empty());
        }
        WaitStatus status = main.exit().get();
        if (Statuses.allow(expected.allowed(), status)) {
            return Findings.passed("exit", Statuses.inWords(expected.allowed()), status.toString());
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        List<TracedProcess> reaped = reapedByMain(trace);
        reaped.stream().limit(MOST_REAPS).filter(child -> !child.exit().equals(Optional.of(WaitStatus.ofExit(0)))).forEach(lives::reaps);
        fatalSignal(trace, main, status).ifPresent(signal -> story.tell(signal, "main got " + Signals.name(signal.signal())
                + (signal.sender() == 0 ? "" : " from " + Words.name(trace, signal.sender()))));
        main.ended().ifPresent(end -> story.tell(end, "main " + ended(status)));
        new FailedCalls(trace).tell(story, false);
        Deaths deaths = new Deaths(trace);
        if (status.signaled()) {
            return Findings.failed("exit", Statuses.inWords(expected.allowed()), "main " + ended(status) + deaths.at(main), story,
                    deaths.cause(main));
        }
        Optional<UndecodedStatus> undecoded = UndecodedStatus.in(status.code(), reaped, expected.allowed());
        return Findings.failed("exit", Statuses.inWords(expected.allowed()), "main " + ended(status)
                + undecoded.map(what -> "; " + what.says()).orElse(""), story, undecoded.map(UndecodedStatus::hint).or(() -> deaths.tell(story)));
    }

    private static String ended(WaitStatus status) {
        return status.signaled() ? "was ended by " + status : "ended with " + status;
    }

    private static Optional<Event.SignalDelivered> fatalSignal(Trace trace, TracedProcess main, WaitStatus status) {
        return trace.events().stream().filter(event -> status.signaled() && event.process() == main.id())
                .filter(Event.SignalDelivered.class::isInstance).map(Event.SignalDelivered.class::cast)
                .filter(signal -> signal.signal() == status.signal()).reduce((first, last) -> last);
    }

    private static List<TracedProcess> reapedByMain(Trace trace) {
        return trace.processes().stream().filter(child -> child.reap().filter(wait -> wait.process() == 1).isPresent()).toList();
    }
}
