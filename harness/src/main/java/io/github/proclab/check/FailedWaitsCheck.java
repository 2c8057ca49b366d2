package io.github.proclab.check;

import io.github.proclab.lab.HowMany;
import io.github.proclab.trace.Errno;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How often waits of the student's own programs fail, and with what. */
final class FailedWaitsCheck implements Check {

    private static final Map<String, String> HINTS = Map.of(
            "EINTR", "A signal whose handler was set without SA_RESTART ends a wait() that is under way: set it with sigaction() and SA_RESTART, "
                    + "or call wait() again while it fails with EINTR.",
            "ECHILD", "ECHILD says that there is no child (left) to wait for, or not this one: it was waited for before, is another's, or the "
                    + "parent asked not to have to wait.",
            "EINVAL", "EINVAL says that the options are none that waitpid() knows.");

    private final Map<String, HowMany> expected;

    FailedWaitsCheck(Map<String, HowMany> expected) {
        this.expected = expected;
    }

    @Override
    public Finding check(Trace trace) {
        List<Event.Waited> failed = OwnCalls.of(trace).stream().map(OwnCalls.Call::event).filter(Event.Waited.class::isInstance).map(Event.Waited.class::cast)
                .filter(wait -> wait.result() < 0).toList();
        return expected.entrySet().stream().flatMap(error -> check(trace, error.getKey(), error.getValue(), failed).stream()).findFirst()
                .orElseGet(() -> Findings.passed("reaped", "waits that fail as the lab says", "as expected"));
    }

    private static Optional<Finding> check(Trace trace, String error, HowMany expected, List<Event.Waited> failed) {
        List<Event.Waited> with = failed.stream().filter(wait -> Errno.name(-wait.result()).equals(error)).toList();
        if (expected.allows(with.size())) {
            return Optional.empty();
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        with.stream().limit(Story.MOST_ALIKE).forEach(wait -> story.tell(wait, Words.name(trace, wait.process()) + "'s wait failed with " + error));
        if (with.isEmpty()) {
            lives.waits(trace.main());
        }
        String wanted = expected.none() ? "no wait fails with " + error : Words.count(expected, "wait") + " that " + (expected.most() == 1 ? "fails" : "fail")
                + " with " + error;
        return Optional.of(Findings.failed("reaped", wanted, with.isEmpty() ? "no wait failed with " + error
                : Words.count(with.size(), "wait") + " failed with " + error, story, Optional.ofNullable(HINTS.get(error))));
    }
}
