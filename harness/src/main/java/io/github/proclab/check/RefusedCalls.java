package io.github.proclab.check;

import io.github.proclab.trace.Refusal;
import io.github.proclab.trace.Trace;
import java.util.List;

/** Calls that the sandbox refused. */
final class RefusedCalls {

    private static final int MOST = 3;

    private RefusedCalls() { }

    static List<Finding.Evidence> evidence(Trace trace) {
        Story story = new Story(trace);
        Refusal.in(trace).stream().limit(MOST).forEach(refusal -> story.tell(refusal.event(), says(refusal, trace)));
        return story.inOrder();
    }

    private static String says(Refusal refusal, Trace trace) {
        return Words.name(trace, refusal.event().process()) + " calls " + refusal.call()
                + ", which the sandbox refuses to every program: it fails";
    }
}
