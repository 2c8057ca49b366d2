package io.github.proclab.check;

import io.github.proclab.lab.HowMany;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.List;
import java.util.Optional;

/** How many are gone at their end, because their parent asked not to have to wait. */
final class AutomaticReapsCheck implements Check {

    private final HowMany expected;

    AutomaticReapsCheck(HowMany expected) {
        this.expected = expected;
    }

    @Override
    public Finding check(Trace trace) {
        String wanted = expected.none() ? "nobody reaped automatically" : Words.count(expected, "child") + " reaped automatically";
        List<TracedProcess> gone = trace.processes().stream().filter(process -> process.reaped() == TracedProcess.Reaped.AUTOMATIC).toList();
        String came = gone.isEmpty() ? "nobody was reaped automatically" : Words.names(gone) + " " + Words.were(gone.size()) + " reaped automatically";
        if (expected.allows(gone.size())) {
            return Findings.passed("reaped", wanted, came);
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        gone.stream().limit(Story.MOST_ALIKE).forEach(child -> lives.asksNotToWait(child).birth(child)
                .end(child, " and was gone at once"));
        return Findings.failed("reaped", wanted, came, story, Optional.of(gone.size() > expected.most()
                ? "With SIGCHLD ignored, or SA_NOCLDWAIT, the kernel throws the status away, and no wait() can get it: leave SIGCHLD as it is, and wait."
                : Deeds.namespaces(trace) ? "When the init of a PID namespace ends, the kernel ends and reaps everybody else in it: nobody has to do that by hand."
                : "signal(SIGCHLD, SIG_IGN) before fork(), or sigaction() with SA_NOCLDWAIT, tells the kernel that nobody is going to wait."));
    }
}
