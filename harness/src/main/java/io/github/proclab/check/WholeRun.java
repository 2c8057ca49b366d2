package io.github.proclab.check;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.Trace;
import java.util.Optional;
import java.util.Set;

/**
 * A check that wants the whole run. Of a run that did not end by itself it tells what had gone wrong for good; all else is not decided,
 * and skipped: {@code terminates} fails then and tells why. A run that was stopped from outside is an error.
 */
final class WholeRun implements Criterion {

    private final Criterion check;
    private final String key;

    WholeRun(String key, Criterion check) {
        this.key = key;
        this.check = check;
    }

    @Override
    public Set<FurtherEvidence> reads() {
        return check.reads();
    }

    @Override
    public Finding judge(TestEvidence evidence) {
        Trace trace = evidence.natural();
        return switch (trace.end().verdict()) {
            case ENDED -> check.judge(evidence);
            case KILLED -> Findings.undecided(key, "a run that ends", "the run was stopped before its end");
            case ASTRAY -> Findings.undecided(key, "a run as its schedule has it", "the schedule fits another program: " + trace.end().detail());
            case NOT_STARTED -> Findings.skipped(key, "not decided: the program could not be started");
            case DEADLOCK, LIVELOCK, TIMEOUT, LIMIT -> soFar(trace);
        };
    }

    private Finding soFar(Trace trace) {
        Optional<Finding> failure = check instanceof ShowsEarly early ? early.failureSoFar(trace) : Optional.empty();
        return failure.orElseGet(() -> Findings.skipped(key, "not decided: " + why(trace.end().verdict()) + " before its end"));
    }

    private static String why(Event.Verdict verdict) {
        return switch (verdict) {
            case DEADLOCK -> "the program got stuck";
            case LIVELOCK -> "the program got into a loop without end";
            case TIMEOUT -> "the program was ended at its time limit";
            default -> "the program was ended at a limit";
        };
    }
}
