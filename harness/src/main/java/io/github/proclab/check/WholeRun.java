package io.github.proclab.check;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import java.util.Optional;

/**
 * A check that wants the whole run. Where the run did not end by itself, a failure that shows all the same stays one; what did not show
 * is not decided. That is the program's own doing, so it fails, and {@code terminates} tells why. Where the run was stopped from outside,
 * it is an error.
 */
final class WholeRun implements Check {

    private final Check check;
    private final String key;

    WholeRun(String key, Check check) {
        this.key = key;
        this.check = check;
    }

    @Override
    public Finding check(Trace trace) {
        Event.Verdict verdict = trace.end().verdict();
        if (verdict == Event.Verdict.KILLED) {
            return Findings.undecided(key, "a run that ends", "the run was stopped before its end");
        }
        if (verdict == Event.Verdict.NOT_STARTED || trace.processes().isEmpty()) {
            return Findings.failed(key, "a run", "the program could not be started", new Story(trace), Optional.empty());
        }
        Finding finding = check.check(trace);
        if (verdict == Event.Verdict.ENDED || finding.status() != Finding.Status.PASSED) {
            return finding;
        }
        return Findings.failed(key, finding.expected(), "not decided: " + why(verdict) + " before it could show", new Story(trace),
                Optional.of("See what \"terminates\" says."));
    }

    private static String why(Event.Verdict verdict) {
        return switch (verdict) {
            case DEADLOCK -> "the program got stuck";
            case TIMEOUT -> "the program was ended at its time limit";
            default -> "the program was ended at a limit";
        };
    }
}
