package io.github.proclab.check;

import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code peak-memory}: the most that any one process had in use. */
final class PeakMemoryCheck implements Check {

    private static final String KEY = "peak-memory";
    private static final int BYTES_PER_KIB = 1024;

    private final long mostKib;

    PeakMemoryCheck(Expectation.PeakMemory expected) {
        this.mostKib = expected.bytes() / BYTES_PER_KIB;
    }

    @Override
    public Finding check(Trace trace) {
        String wanted = "at most " + Measured.kib(mostKib) + " for each process";
        List<TracedProcess> over = trace.processes().stream().filter(process -> peak(process) > mostKib)
                .sorted(Comparator.comparing(PeakMemoryCheck::peak).reversed().thenComparing(process -> -process.id())).toList();
        if (over.isEmpty()) {
            return Findings.passed(KEY, wanted, "no more than they may");
        }
        // What a process is said to have used at most holds what its children did that it waited for.
        List<TracedProcess> own = over.stream().filter(process -> over.stream().noneMatch(child -> handsOn(child, process))).toList();
        TracedProcess largest = own.get(0);
        Story story = new Story(trace);
        own.stream().limit(Story.MOST_ALIKE).forEach(process -> story.tell(process.ended().map(Event.class::cast).orElse(process.created()),
                Words.withPid(process) + " had up to " + Measured.kib(peak(process)) + " in use"));
        return Findings.failed(KEY, wanted, Words.name(largest) + " had up to " + Measured.kib(peak(largest)) + " in use"
                + (own.size() == 1 ? "" : ", and " + Words.count(own.size() - 1, "other") + " too much as well"), story,
                Optional.of("A child begins with a copy of what its parent has: allocate after fork() what only one of the two needs, and free() it."));
    }

    private static boolean handsOn(TracedProcess child, TracedProcess parent) {
        return child.id() != parent.id() && peak(child) == peak(parent) && child.reap().filter(wait -> wait.process() == parent.id()).isPresent();
    }

    private static long peak(TracedProcess process) {
        return process.usage().map(Event.Collected::peakKib).orElse(0L);
    }
}
