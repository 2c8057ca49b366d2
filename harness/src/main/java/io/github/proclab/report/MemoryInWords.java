package io.github.proclab.report;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;

/** Memory that there was too much of, or none: "asks for 4.0 TiB of memory and gets none: ENOMEM (cannot allocate memory)". */
final class MemoryInWords {

    private MemoryInWords() { }

    /** ": all processes together have used up 512.0 MiB"; empty where they have not. */
    static String ofAll(Trace trace) {
        return trace.events().stream().filter(event -> event instanceof Event.MemoryExceeded exceeded && exceeded.whose() == Event.Whose.ALL).findFirst()
                .map(event -> ": all processes together have used up " + Amounts.bytes(((Event.MemoryExceeded) event).limit())).orElse("");
    }

    /** Empty for other events. */
    static String of(Event event) {
        if (event instanceof Event.MemoryExceeded exceeded && exceeded.whose() == Event.Whose.PROCESS) {
            return "has " + Amounts.bytes(exceeded.used()) + " of memory in use, more than the " + Amounts.bytes(exceeded.limit()) + " that it may";
        }
        if (!(event instanceof Event.AllocationFailed failed)) {
            return "";
        }
        return switch (failed.what()) {
            case BLOCK -> "asks for " + Amounts.bytes(failed.bytes()) + " of memory and gets none: " + ErrorInWords.of(failed.errno());
            case STACK -> "asks for " + Amounts.bytes(failed.bytes()) + " for the stack of a thread and gets none: " + ErrorInWords.of(failed.errno());
            case STATIC_DATA -> "wants " + Amounts.bytes(failed.bytes()) + " for static data and gets none: " + ErrorInWords.of(failed.errno());
            case BEYOND_ALL -> "uses a null pointer, and errno is " + ErrorInWords.of(failed.errno());
        };
    }
}
