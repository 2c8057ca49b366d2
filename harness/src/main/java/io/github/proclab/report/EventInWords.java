package io.github.proclab.report;

import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.SystemCalls;
import io.github.proclab.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a process did, as the predicate of a sentence of which it is the subject: "forks child 1 (pid 8)". Safe to print. */
final class EventInWords {

    private final List<Function<Event, String>> words;

    EventInWords(Trace trace, DescriptorHistory history, Naming names) {
        CallInWords calls = new CallInWords(names);
        words = List.of(new FateInWords(trace, names)::of, new TransferInWords(trace)::of, new DescriptorInWords(trace, history)::of,
                new SignalInWords(trace, names)::of, new IpcInWords(names)::of, event -> call(event, calls), MemoryInWords::of);
    }

    /** Empty for what is no act of the process's own, or a part of another event. */
    Optional<String> says(Event event) {
        return words.stream().map(kind -> kind.apply(event)).filter(text -> !text.isEmpty()).findFirst();
    }

    private static String call(Event event, CallInWords calls) {
        if (event instanceof Event.Called called) {
            boolean failed = called.result() < 0 && called.result() > -4096;
            return calls.of(called) + (failed ? ", which fails: " + ErrorInWords.of(called.result()) : "");
        }
        return event instanceof Event.Refused refused
                ? "calls " + SystemCalls.name(refused.call()) + ", which the sandbox refuses" : "";
    }
}
