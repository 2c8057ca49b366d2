package io.github.proclab.check;

import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/** {@code reaped}: whether everybody was, by whom, in which order, with what status, and how waits failed. */
final class ReapedCheck implements Check {

    private final List<Check> parts = new ArrayList<>();

    ReapedCheck(Expectation.Reaped expected, Orders orders) {
        if (expected.who() == Expectation.Reaped.Who.ALL) {
            parts.add(new EverybodyReapedCheck());
        }
        expected.automatic().ifPresent(count -> parts.add(new AutomaticReapsCheck(count)));
        expected.by().forEach(by -> parts.add(new ReapedByCheck(by)));
        if (!expected.order().isEmpty()) {
            parts.add(new ReapedInOrderCheck(expected.order(), orders));
        }
        expected.statuses().forEach(status -> parts.add(new ReapedStatusCheck(status)));
        if (expected.last() == Expectation.Reaped.Last.ECHILD) {
            parts.add(new WaitsToTheEndCheck());
        }
        if (!expected.failures().isEmpty()) {
            parts.add(new FailedWaitsCheck(expected.failures()));
        }
    }

    @Override
    public Finding check(Trace trace) {
        return Findings.worst(parts.stream().map(part -> part.check(trace)).toList());
    }
}
