package io.github.proclab.trace;

import java.util.List;

/** A call that a program may not make, and that the supervisor let fail. */
public record Refusal(Event.Refused event) {

    private static final String CLONE3 = "clone3";

    /**
     * In the order of the run, until it was over. C libraries try clone3(2) first and fall back to clone(2) where it
     * fails: that is left out where the fallback came from the same call of the program and worked. So is a process too
     * many, which ends the run as a limit.
     */
    public static List<Refusal> in(Trace trace) {
        return trace.events().stream().filter(event -> event.number() < trace.over())
                .filter(Event.Refused.class::isInstance).map(Event.Refused.class::cast)
                .filter(refused -> !fellBack(trace, refused) && !isOneProcessTooMany(trace, refused))
                .map(Refusal::new).toList();
    }

    /** "clone3": the call, by its name. */
    public String call() {
        return SystemCalls.name(event.call());
    }

    private static boolean fellBack(Trace trace, Event.Refused refused) {
        if (!SystemCalls.name(refused.call()).equals(CLONE3)) {
            return false;
        }
        return trace.events().stream().filter(event -> event.number() > refused.number())
                .filter(event -> event.process() == refused.process())
                .filter(event -> event.stamp().thread() == refused.stamp().thread()).findFirst()
                .filter(next -> next instanceof Event.Created || next instanceof Event.ThreadStarted)
                .filter(next -> next.stamp().frames().equals(refused.stamp().frames())).isPresent();
    }

    private static boolean isOneProcessTooMany(Trace trace, Event.Refused refused) {
        boolean creates = List.of("fork", "vfork", "clone", CLONE3).contains(SystemCalls.name(refused.call()));
        return creates && trace.end().verdict() == Event.Verdict.LIMIT;
    }
}
