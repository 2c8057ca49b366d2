package io.github.proclab.check;

import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.SpareWaits;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WaitStatus;
import java.util.List;
import java.util.Optional;

/** With what status children are reaped: the kernel's, whatever the program makes of it. */
final class ReapedStatusCheck implements Check {

    private final Expectation.Reaped.ReapedWith expected;

    ReapedStatusCheck(Expectation.Reaped.ReapedWith expected) {
        this.expected = expected;
    }

    @Override
    public Finding check(Trace trace) {
        String wanted = expected.child().inWords() + " reaped with " + Statuses.inWords(expected.allowed());
        Selected selected = new Selected(trace);
        List<TracedProcess> children = selected.processes(expected.child());
        Story story = new Story(trace);
        if (children.isEmpty()) {
            return Findings.failed("reaped", wanted, selected.missing(expected.child()), story, Optional.empty());
        }
        SpareWaits spared = SpareWaits.in(trace);
        List<TracedProcess> wrong = children.stream().filter(child -> status(trace, spared, child)
                .filter(status -> Statuses.allow(expected.allowed(), status)).isEmpty()).toList();
        if (wrong.isEmpty()) {
            return Findings.passed("reaped", wanted, "as expected");
        }
        LifeStory lives = new LifeStory(trace, story);
        wrong.stream().limit(Story.MOST_ALIKE).forEach(child -> lives.birth(child).end(child, "").reaps(child));
        return Findings.failed("reaped", wanted, actual(trace, spared, wrong.get(0)), story,
                wrong.stream().filter(child -> status(trace, spared, child).filter(WaitStatus::signaled).isPresent())
                        .findFirst().map(new Deaths(trace)::meaning));
    }

    /**
     * Of one that nobody had to wait for, too: whether it ended before its parent, and was reaped automatically, is
     * nobody's doing.
     */
    private static Optional<WaitStatus> status(Trace trace, SpareWaits spared, TracedProcess child) {
        boolean spare = child.reaped() == TracedProcess.Reaped.AUTOMATIC || child.parent() != 0
                && spared.inTheEnd(trace.process(child.parent()));
        return child.reap().isPresent() || spare ? child.exit() : Optional.empty();
    }

    private static String actual(Trace trace, SpareWaits spared, TracedProcess child) {
        return status(trace, spared, child).map(status -> child.reap().map(wait -> Words.name(trace, wait.process())
                + " got " + Words.name(child) + ", which ")
                .orElse(Words.name(child) + " ") + (status.signaled() ? "was ended by " + status : "ended with " + status))
                .orElse(Words.name(child) + " was never waited for");
    }
}
