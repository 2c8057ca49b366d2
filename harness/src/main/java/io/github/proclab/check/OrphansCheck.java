package io.github.proclab.check;

import io.github.proclab.check.Fates.Fate;
import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code orphans}: processes that were still running when their parent ended. */
final class OrphansCheck implements ShowsEarly {

    private final Expectation.Orphans expected;
    private final Function<Trace, Fates> fates;

    OrphansCheck(Expectation.Orphans expected, Function<Trace, Fates> fates) {
        this.expected = expected;
        this.fates = fates;
    }

    @Override
    public Finding check(Trace trace) {
        List<TracedProcess> orphans = trace.processes().stream().filter(TracedProcess::orphan).toList();
        Optional<Finding> failure = wrongNumber(trace, orphans).or(() -> wronglyAdopted(trace, orphans))
                .or(() -> wronglyOutliving(trace, orphans))
                .or(() -> anotherNumberByLuck(trace, orphans));
        if (failure.isPresent()) {
            return failure.get();
        }
        Finding passed = Findings.passed("orphans", wanted(), came(orphans));
        return Deeds.alone(trace) ? passed.ofNothing("no process could become an orphan: the program created no process") : passed;
    }

    private Optional<Finding> wrongNumber(Trace trace, List<TracedProcess> orphans) {
        if (expected.count().allows(orphans.size())) {
            return Optional.empty();
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        orphans.stream().limit(Story.MOST_ALIKE).forEach(orphan -> became(trace, orphan, lives, story));
        boolean tooFew = orphans.size() < expected.count().least();
        if (tooFew) {
            trace.processes().stream().skip(1).filter(child -> !child.orphan()).limit(Story.MOST_ALIKE).forEach(child -> didNot(trace, child, lives, story));
        }
        return Optional.of(Findings.failed("orphans", wanted(), came(orphans), story, Optional.of(hint(tooFew))));
    }

    private static String hint(boolean tooFew) {
        return tooFew
                ? "An orphan is a process that is still running when its parent ends; make sure that it is, "
                + "without counting on time: let it wait for something that only its parent's end brings."
                : "A parent that waits for its children cannot leave an orphan behind.";
    }

    /** This run had as many as are wanted, and another run of the same program need not have. */
    private Optional<Finding> anotherNumberByLuck(Trace trace, List<TracedProcess> orphans) {
        Fates possible = fates.apply(trace);
        Fates.Bounds bounds = possible.bounds(Fate.ORPHAN);
        boolean tooMany = bounds.most() > expected.count().most();
        if (!tooMany && bounds.least() >= expected.count().least()) {
            return Optional.empty();
        }
        List<TracedProcess> byLuck = trace.processes().stream().filter(process -> process.orphan() != tooMany)
                .filter(process -> possible.canBe(process, Fate.ORPHAN) && !possible.isAlways(process, Fate.ORPHAN))
                .toList();
        Story story = new Story(trace);
        UnorderedEnds unordered = new UnorderedEnds(trace);
        unordered.tell(byLuck, new LifeStory(trace, story), story);
        return Optional.of(Findings.failed("orphans", wanted(), came(orphans) + " this time, but "
                + (tooMany ? unordered.mayOutlive(byLuck)
                : unordered.mayEndFirst(byLuck)), story, Optional.of(hint(!tooMany))));
    }

    private Optional<Finding> wronglyAdopted(Trace trace, List<TracedProcess> orphans) {
        List<TracedProcess> wrong = orphans.stream().filter(orphan -> expected.adopter().filter(adopter -> !has(trace, adopter, orphan)).isPresent()).toList();
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        wrong.stream().limit(Story.MOST_ALIKE).forEach(orphan -> became(trace, orphan, lives, story));
        TracedProcess first = wrong.get(0);
        return Optional.of(Findings.failed("orphans", wanted(), Words.name(first) + " was adopted by " + adopter(trace, first)
                + (wrong.size() == 1 ? "" : ", and " + Words.count(wrong.size() - 1, "other orphan") + " not as wanted"), story,
                Optional.of("An orphan goes to the nearest ancestor that has called prctl(PR_SET_CHILD_SUBREAPER, 1) and is still running; where there is none, to init.")));
    }

    private static boolean has(Trace trace, Expectation.Adopter adopter, TracedProcess orphan) {
        int came = orphan.adopter().orElse(0);
        return adopter instanceof Expectation.Subreaper subreaper
                ? new Selected(trace).processes(subreaper.process()).stream().anyMatch(process -> process.id() == came) : came == 0;
    }

    private Optional<Finding> wronglyOutliving(Trace trace, List<TracedProcess> orphans) {
        List<TracedProcess> outliving = orphans.stream().filter(TracedProcess::leftRunning).toList();
        if (expected.outliving().isEmpty() || expected.outliving().get().allows(outliving.size())) {
            return Optional.empty();
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        orphans.stream().limit(Story.MOST_ALIKE).forEach(orphan -> became(trace, orphan, lives, story));
        boolean tooMany = outliving.size() > expected.outliving().get().most();
        return Optional.of(Findings.failed("orphans", wanted(), outliving.isEmpty() ? "every orphan had ended before the run was over"
                : Words.names(outliving) + " " + Words.were(outliving.size()) + " still running when the run was over", story, tooMany
                ? Optional.of("Nobody waits for an orphan: see that it ends by itself.") : Optional.empty()));
    }

    private String wanted() {
        String count = expected.count().none() ? "none" : Words.count(expected.count(), "orphan");
        return count + expected.adopter().map(adopter -> ", adopted by " + (adopter instanceof Expectation.Subreaper subreaper
                ? subreaper.process().inWords() : "init")).orElse("")
                + expected.outliving().map(outliving -> ", " + outliving + " of them still running when the run is over").orElse("");
    }

    private static String came(List<TracedProcess> orphans) {
        return orphans.isEmpty() ? "no orphan" : Words.count(orphans.size(), "orphan") + ": " + Words.names(orphans);
    }

    /** Once an orphan, always one. */
    @Override
    public Optional<Finding> failureSoFar(Trace trace) {
        boolean tooMany = fates.apply(trace).bounds(Fate.ORPHAN).most() > expected.count().most();
        return tooMany ? Optional.of(check(trace)) : Optional.empty();
    }

    private static void became(Trace trace, TracedProcess orphan, LifeStory lives, Story story) {
        lives.birth(orphan);
        trace.process(orphan.parent()).ended().ifPresent(end -> story.tell(end,
                Words.name(trace, orphan.parent()) + " ended while " + Words.name(orphan) + " was running"));
        trace.events().stream().filter(event -> event instanceof Event.Orphaned && event.process() == orphan.id()).findFirst()
                .ifPresent(event -> story.tell(event, Words.name(orphan) + " was adopted by " + adopter(trace, orphan)));
        if (orphan.leftRunning()) {
            trace.events().stream().filter(event -> event.number() >= trace.over()).findFirst()
                    .ifPresent(over -> story.tell(over, Words.name(orphan) + " was still running when the run was over"));
        }
        lives.end(orphan, "");
    }

    private static String adopter(Trace trace, TracedProcess orphan) {
        return orphan.adopter().filter(id -> id != 0).map(id -> Words.name(trace, id)).orElse("init");
    }

    private static void didNot(Trace trace, TracedProcess child, LifeStory lives, Story story) {
        lives.birth(child).end(child, " before its parent did").reaps(child);
    }
}
