package io.github.proclab.check;

import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.ProcessorTime;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code cpu}: how long processes computed. */
final class CpuCheck implements Check {

    private static final String KEY = "cpu";

    private final Expectation.Cpu expected;

    CpuCheck(Expectation.Cpu expected) {
        this.expected = expected;
    }

    @Override
    public Finding check(Trace trace) {
        Map<Integer, ProcessorTime> times = ProcessorTime.of(trace);
        long all = times.values().stream().mapToLong(ProcessorTime::micros).sum();
        List<TracedProcess> busiest = trace.processes().stream()
                .sorted(Comparator.comparing((TracedProcess process) -> times.get(process.id()).micros()).reversed().thenComparing(TracedProcess::id)).toList();
        List<TracedProcess> over = busiest.stream().filter(process -> isOver(expected.each(), times.get(process.id()).micros())).toList();
        List<String> came = new ArrayList<>();
        if (isOver(expected.total(), all)) {
            came.add("all processes together computed for " + Measured.micros(all));
        }
        if (!over.isEmpty()) {
            came.add(Words.name(over.get(0)) + " computed for " + Measured.micros(times.get(over.get(0).id()).micros())
                    + (over.size() == 1 ? "" : ", and " + Words.count(over.size() - 1, "other") + " too long as well"));
        }
        if (came.isEmpty()) {
            return Findings.passed(KEY, inWords(), "no longer than they may");
        }
        Story story = new Story(trace);
        busiest.stream().limit(Story.MOST_ALIKE).forEach(process -> {
            ProcessorTime time = times.get(process.id());
            Event event = process.ended().map(Event.class::cast).orElse(process.created());
            story.tell(event, Words.withPid(process) + " computed for " + Measured.micros(time.micros()) + ", " + Measured.micros(time.systemMicros()) + " of it in the kernel");
        });
        return Findings.failed(KEY, inWords(), String.join("; ", came), story,
                Optional.of("Look for a loop that asks again and again for what it could wait for: wait(), read(), pause() and sigsuspend() sleep."));
    }

    private static boolean isOver(Optional<Duration> most, long micros) {
        return most.filter(bound -> micros > bound.toMillis() * 1000).isPresent();
    }

    private String inWords() {
        List<String> bounds = new ArrayList<>();
        expected.total().ifPresent(total -> bounds.add("at most " + Measured.time(total) + " for all processes together"));
        expected.each().ifPresent(each -> bounds.add("at most " + Measured.time(each) + " for each process"));
        return String.join(", and ", bounds);
    }
}
