package io.github.proclab.check;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Memory that the kernel was asked for and did not give. */
final class FailedAllocations {

    private static final String GIVES_NULL = ". malloc() returns a null pointer then, and mmap() MAP_FAILED: test what they return before it is used.";
    private static final String BEYOND_ALL = ". malloc() fails with that, and returns a null pointer, where it is asked for more than there can ever be, 8 EiB: for a negative number of "
            + "bytes, or a product that is too large. Test what it returns before it is used.";

    private final Trace trace;
    private final List<Event.AllocationFailed> failed;

    FailedAllocations(Trace trace) {
        this.trace = trace;
        Set<Asked> told = new HashSet<>();
        // malloc() tries several ways: the first is for what it was asked.
        this.failed = trace.events().stream().filter(event -> event.number() < trace.over() && event instanceof Event.AllocationFailed)
                .map(Event.AllocationFailed.class::cast).filter(event -> told.add(new Asked(event.process(), trace.at(event)))).toList();
    }

    private record Asked(int process, Optional<SourceLine> at) { }

    void tell(Story story) {
        failed.stream().limit(Story.MOST_ALIKE).forEach(event -> story.tell(event, Words.name(trace, event.process()) + " " + inWords(event)));
    }

    /** "Main asked for 4.0 TiB of memory at list.c:5 and got none: …", of the last such call before its end. */
    Optional<String> before(TracedProcess process) {
        return failed.stream().filter(event -> event.process() == process.id()).reduce((first, last) -> last)
                .map(event -> Words.sentence(Words.name(process)) + " " + inWords(event) + (event.what() == Event.Wanted.BEYOND_ALL ? BEYOND_ALL
                        : trace.at(event).map(line -> " (" + line + ")").orElse("") + GIVES_NULL));
    }

    private static String inWords(Event.AllocationFailed event) {
        if (event.what() == Event.Wanted.BEYOND_ALL) {
            return "used a null pointer, and errno was " + FailedCalls.inWords(event.errno());
        }
        return "asked for " + Measured.bytes(event.bytes()) + (event.what() == Event.Wanted.STACK ? " for the stack of a thread" : " of memory") + " and got none: "
                + FailedCalls.inWords(event.errno()) + limit(event);
    }

    private static String limit(Event.AllocationFailed event) {
        return switch (event.ownLimit()) {
            case ADDRESS_SPACE -> "; a limit of " + Measured.bytes(event.limit()) + " was set for all that it maps (RLIMIT_AS)";
            case DATA -> "; a limit of " + Measured.bytes(event.limit()) + " was set for its data (RLIMIT_DATA)";
            case NONE -> "; that is more than this machine can give";
        };
    }
}
