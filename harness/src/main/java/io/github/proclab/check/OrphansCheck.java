package io.github.proclab.check;

import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.List;
import java.util.Optional;

/** {@code orphans}: processes that were still running when their parent ended. */
final class OrphansCheck implements ShowsEarly {

    private final int expected;

    OrphansCheck(Expectation.Orphans expected) {
        this.expected = expected.count();
    }

    @Override
    public Finding check(Trace trace) {
        List<TracedProcess> orphans = trace.processes().stream().filter(TracedProcess::orphan).toList();
        String wanted = expected == 0 ? "none" : Words.count(expected, "orphan");
        String came = orphans.isEmpty() ? "no orphan" : Words.count(orphans.size(), "orphan") + ": " + Words.names(orphans);
        if (orphans.size() == expected) {
            Finding passed = Findings.passed("orphans", wanted, came);
            return Deeds.alone(trace) ? passed.ofNothing("no process could become an orphan: the program created no process") : passed;
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        orphans.stream().limit(Story.MOST_ALIKE).forEach(orphan -> became(trace, orphan, lives, story));
        if (orphans.size() < expected) {
            trace.processes().stream().skip(1).filter(child -> !child.orphan()).limit(Story.MOST_ALIKE).forEach(child -> didNot(trace, child, lives, story));
        }
        return Findings.failed("orphans", wanted, came, story, Optional.of(orphans.size() > expected
                ? "A parent that waits for its children cannot leave an orphan behind."
                : "An orphan is a process that is still running when its parent ends; make sure that it is, without counting on time: "
                        + "let it wait for something that only its parent's end brings."));
    }

    /** Once an orphan, always one. */
    @Override
    public Optional<Finding> failureSoFar(Trace trace) {
        boolean tooMany = trace.processes().stream().filter(TracedProcess::orphan).count() > expected;
        return tooMany ? Optional.of(check(trace)) : Optional.empty();
    }

    private static void became(Trace trace, TracedProcess orphan, LifeStory lives, Story story) {
        lives.births(trace.process(orphan.parent()), List.of(orphan));
        trace.process(orphan.parent()).ended().ifPresent(end -> story.tell(end,
                Words.name(trace, orphan.parent()) + " ended while " + Words.name(orphan) + " was running"));
        trace.events().stream().filter(event -> event instanceof Event.Orphaned && event.process() == orphan.id()).findFirst()
                .ifPresent(event -> story.tell(event, Words.name(orphan) + " was adopted by " + adopter(trace, orphan)));
        lives.end(orphan, "");
    }

    private static String adopter(Trace trace, TracedProcess orphan) {
        return orphan.adopter().filter(id -> id != 0).map(id -> Words.name(trace, id)).orElse("init");
    }

    private static void didNot(Trace trace, TracedProcess child, LifeStory lives, Story story) {
        lives.births(trace.process(child.parent()), List.of(child)).end(child, " before its parent did").reaps(child);
    }
}
