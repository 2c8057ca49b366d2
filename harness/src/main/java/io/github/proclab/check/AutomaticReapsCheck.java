package io.github.proclab.check;

import io.github.proclab.lab.HowMany;
import io.github.proclab.trace.SpareWaits;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.List;
import java.util.Optional;

/**
 * How many are reaped without a wait, because their parent asked for it. One that outlives such a parent counts as
 * well: which of the two ends first is luck, since nobody waits for it.
 */
final class AutomaticReapsCheck implements Check {

    private final HowMany expected;

    AutomaticReapsCheck(HowMany expected) {
        this.expected = expected;
    }

    @Override
    public Finding check(Trace trace) {
        String wanted = expected.none() ? "nobody reaped automatically" : Words.count(expected, "child") + " reaped automatically";
        SpareWaits spared = SpareWaits.in(trace);
        List<TracedProcess> gone = trace.processes().stream().skip(1)
                .filter(process -> isSpared(trace, spared, process)).toList();
        boolean all = gone.stream().allMatch(process -> process.reaped() == TracedProcess.Reaped.AUTOMATIC);
        String came = gone.isEmpty() ? "nobody was reaped automatically"
                : all ? Words.names(gone) + " " + Words.were(gone.size()) + " reaped automatically"
                : "nobody had to wait for " + Words.names(gone);
        if (expected.allows(gone.size())) {
            return Findings.passed("reaped", wanted, came);
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        gone.stream().limit(Story.MOST_ALIKE).forEach(child -> lives.asksNotToWait(child).birth(child)
                .end(child, child.orphan() ? " after its parent" : " and was gone at once"));
        return Findings.failed("reaped", wanted, came, story, Optional.of(gone.size() > expected.most()
                ? "With SIGCHLD ignored, or SA_NOCLDWAIT, the kernel throws the status away, and no wait() can get it: leave SIGCHLD as it is, and wait."
                : Deeds.namespaces(trace) ? "When the init of a PID namespace ends, the kernel ends and reaps everybody else in it: nobody has to do that by hand."
                : "signal(SIGCHLD, SIG_IGN) before fork(), or sigaction() with SA_NOCLDWAIT, tells the kernel that nobody is going to wait."));
    }

    private static boolean isSpared(Trace trace, SpareWaits spared, TracedProcess process) {
        return process.reaped() == TracedProcess.Reaped.AUTOMATIC || process.neverReaped() && process.parent() != 0
                && process.exit().isPresent()
                && spared.inTheEnd(trace.process(process.parent()));
    }
}
