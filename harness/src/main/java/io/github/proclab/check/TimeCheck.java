package io.github.proclab.check;

import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.ProcessorTime;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code time}: how long the run took by the clock. */
final class TimeCheck implements Check {

    private static final String KEY = "time";
    /** Part of the time below which a run was waiting rather than computing. */
    private static final double BUSY = 0.5;

    private final Expectation.Time expected;

    TimeCheck(Expectation.Time expected) {
        this.expected = expected;
    }

    @Override
    public Finding check(Trace trace) {
        Duration took = Duration.ofNanos(trace.end().wallNanos());
        if (expected.bounds().holds(took)) {
            return Findings.passed(KEY, expected.bounds().toString(), "as long as it may take");
        }
        boolean tooLong = took.compareTo(expected.bounds().most()) > 0;
        Story story = new Story(trace);
        longest(trace).forEach(process -> tell(process, trace, story));
        return Findings.failed(KEY, expected.bounds().toString(), "it took " + Measured.time(took), story, tooLong ? Optional.of(hint(trace, took))
                : Optional.of("It ended sooner than a run that does all of it can."));
    }

    private static List<TracedProcess> longest(Trace trace) {
        return trace.processes().stream().sorted(Comparator.comparing((TracedProcess process) -> lived(process, trace)).reversed()
                .thenComparing(TracedProcess::id)).limit(Story.MOST_ALIKE).toList();
    }

    private static Duration lived(TracedProcess process, Trace trace) {
        long end = process.ended().map(event -> event.stamp().nanos()).orElse(trace.end().wallNanos());
        return Duration.ofNanos(Math.max(0, end - process.created().stamp().nanos()));
    }

    private static void tell(TracedProcess process, Trace trace, Story story) {
        Map<Integer, ProcessorTime> processor = ProcessorTime.of(trace);
        String says = Words.withPid(process) + " lived for " + Measured.time(lived(process, trace)) + " and computed for "
                + Measured.micros(processor.getOrDefault(process.id(), ProcessorTime.NONE).micros());
        Event event = process.ended().map(Event.class::cast).orElse(process.created());
        story.tell(event, says);
    }

    private static String hint(Trace trace, Duration took) {
        long computed = ProcessorTime.of(trace).values().stream().mapToLong(ProcessorTime::micros).sum();
        return computed * 1e3 >= took.toNanos() * BUSY ? "Most of the time went into computing: is something done more often than it needs to be?"
                : "Most of the time went into waiting: sleep(), or one process after another where they could run side by side?";
    }
}
