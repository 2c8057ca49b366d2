package io.github.proclab.check;

import io.github.proclab.trace.Refusal;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/** A call that the sandbox refused may be why a program failed: that is told where its first check has failed. */
final class RefusedCalls {

    private static final int MOST = 3;

    private RefusedCalls() { }

    static List<Finding> besideFirstFailure(List<Finding> findings, Trace trace) {
        List<Refusal> refusals = Refusal.in(trace);
        for (int i = 0; i < findings.size() && !refusals.isEmpty(); i++) {
            if (findings.get(i).status() == Finding.Status.FAILED) {
                List<Finding> told = new ArrayList<>(findings);
                told.set(i, findings.get(i).withEvidence(story(refusals, trace)));
                return List.copyOf(told);
            }
        }
        return findings;
    }

    private static List<Finding.Evidence> story(List<Refusal> refusals, Trace trace) {
        Story story = new Story(trace);
        refusals.stream().limit(MOST).forEach(refusal -> story.tell(refusal.event(), says(refusal, trace)));
        return story.inOrder();
    }

    private static String says(Refusal refusal, Trace trace) {
        return Words.name(trace, refusal.event().process()) + " calls " + refusal.call()
                + ", which the sandbox refuses to every program: it fails";
    }
}
