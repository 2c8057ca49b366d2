package io.github.proclab.check;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.Trace;
import java.util.Optional;

/** A run that was ended because more memory was in use than may be: whose, how much, and where it was then. */
final class MemoryExceeded {

    private static final String WHAT_COUNTS = "Memory counts when it is touched, not when it is reserved, and for each process by itself. \"limits: memory\" in the lab file says how much one may use.";

    private final Trace trace;
    private final Optional<Event.MemoryExceeded> exceeded;

    MemoryExceeded(Trace trace) {
        this.trace = trace;
        this.exceeded = trace.events().stream().filter(Event.MemoryExceeded.class::isInstance).map(Event.MemoryExceeded.class::cast).findFirst();
    }

    /** "child 1 used 66.1 MiB of memory at fan.c:12, more than the 64 MiB that each process may use, and was ended". */
    String inWords() {
        if (exceeded.isEmpty()) {
            return neverBegan() ? "it wants " + staticData() + "for its static data, which is more than this machine can give, and could not begin"
                    : "it used more memory than it may, and was ended";
        }
        Event.MemoryExceeded event = exceeded.get();
        return switch (event.whose()) {
            case PROCESS -> Words.name(trace, event.process()) + " used " + Measured.bytes(event.used()) + " of memory" + place().map(line -> " at " + line).orElse("")
                    + ", more than the " + Measured.bytes(event.limit()) + " that each process may use, and was ended";
            case ALL -> "the processes together used up the " + Measured.bytes(event.limit()) + " of memory that the sandbox has, and were ended";
        };
    }

    private boolean neverBegan() {
        return trace.events().stream().noneMatch(Event.Executed.class::isInstance);
    }

    /** "32 TiB ", where that is known. */
    private String staticData() {
        return trace.events().stream().filter(event -> event instanceof Event.AllocationFailed failed && failed.what() == Event.Wanted.STATIC_DATA && failed.bytes() > 0)
                .map(event -> Measured.bytes(((Event.AllocationFailed) event).bytes()) + " ").findFirst().orElse("memory ");
    }

    String hint() {
        if (exceeded.isEmpty() && neverBegan()) {
            return "Arrays that are global or static are made when the program begins: are they as large as they were meant to be?";
        }
        return exceeded.filter(event -> event.whose() == Event.Whose.ALL).isPresent()
                ? "A child begins with what its parent has, and adds what it writes to. " + WHAT_COUNTS : WHAT_COUNTS;
    }

    /** Where it was stopped for it, or seen to be when the run was ended. */
    private Optional<SourceLine> place() {
        Event.MemoryExceeded event = exceeded.orElseThrow();
        return trace.at(event).or(() -> trace.events().stream()
                .filter(other -> other instanceof Event.Blocked && other.process() == event.process()).map(Event.Blocked.class::cast)
                .sorted((a, b) -> Boolean.compare(b.state() == 'R', a.state() == 'R')).flatMap(other -> trace.at(other).stream()).findFirst());
    }
}
