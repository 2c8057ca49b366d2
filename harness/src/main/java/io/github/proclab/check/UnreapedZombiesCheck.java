package io.github.proclab.check;

import io.github.proclab.check.Fates.Fate;
import io.github.proclab.lab.HowMany;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Children that ended while their parent lived, and were never waited for. */
final class UnreapedZombiesCheck implements Check {

    private static final String STAYS = "A child that has ended stays a zombie until its parent waits for it: "
            + "call wait() once for every child.";
    private static final String LIVES = "A zombie is a child that has ended while its parent lives and does not "
            + "wait for it.";

    private final HowMany expected;
    private final Function<Trace, Fates> fates;

    UnreapedZombiesCheck(HowMany expected, Function<Trace, Fates> fates) {
        this.expected = expected;
        this.fates = fates;
    }

    @Override
    public Finding check(Trace trace) {
        List<TracedProcess> zombies = trace.processes().stream().filter(TracedProcess::zombie).toList();
        String wanted = expected.none() ? "none" : Words.count(expected, "zombie");
        String came = zombies.isEmpty() ? "no zombie" : Words.count(zombies.size(), "zombie") + ": " + Words.names(zombies);
        if (expected.allows(zombies.size())) {
            return anotherNumberByLuck(trace, wanted, came).orElseGet(() -> Findings.passed("zombies", wanted, came
                    + automatic(trace)));
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        zombies.stream().limit(Story.MOST_ALIKE).forEach(zombie -> became(trace, zombie, lives, story));
        if (zombies.size() < expected.least()) {
            trace.processes().stream().skip(1).filter(child -> !child.zombie()).limit(Story.MOST_ALIKE).forEach(child -> didNot(trace, child, lives, story));
        }
        return Findings.failed("zombies", wanted, came + automatic(trace), story,
                Optional.of(zombies.size() > expected.most() ? STAYS : LIVES));
    }

    /** This run had as many as are wanted, and another run of the same program need not have. */
    private Optional<Finding> anotherNumberByLuck(Trace trace, String wanted, String came) {
        Fates possible = fates.apply(trace);
        Fates.Bounds bounds = possible.bounds(Fate.ZOMBIE);
        boolean tooMany = bounds.most() > expected.most();
        if (!tooMany && bounds.least() >= expected.least()) {
            return Optional.empty();
        }
        List<TracedProcess> byLuck = trace.processes().stream().filter(process -> process.zombie() != tooMany)
                .filter(process -> possible.canBe(process, Fate.ZOMBIE) && !possible.isAlways(process, Fate.ZOMBIE))
                .toList();
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        UnorderedEnds unordered = new UnorderedEnds(trace);
        unordered.tell(byLuck, lives, story);
        byLuck.stream().limit(Story.MOST_ALIKE).forEach(lives::asksNotToWait);
        return Optional.of(Findings.failed("zombies", wanted, came + " this time, but " + (tooMany
                ? mayBeZombies(trace, byLuck, unordered)
                : possible.canBe(byLuck.get(0), Fate.ORPHAN) ? unordered.mayOutlive(byLuck)
                : Words.names(byLuck) + " may end later, when nobody has to wait"),
                story, Optional.of(tooMany ? STAYS
                        : LIVES + " waitid() with WNOWAIT returns when a child has ended, and leaves it as it is; "
                        + "a sleep makes sure of nothing.")));
    }

    private static String mayBeZombies(Trace trace, List<TracedProcess> byLuck, UnorderedEnds unordered) {
        List<TracedProcess> orphans = byLuck.stream().filter(TracedProcess::orphan).toList();
        return orphans.isEmpty() ? Words.names(byLuck) + " may end before " + Words.name(trace, byLuck.get(0).parent())
                + " asks not to have to wait"
                : unordered.mayEndFirst(orphans);
    }

    /** Told apart, since no wait() shows it. */
    private static String automatic(Trace trace) {
        List<TracedProcess> gone = trace.processes().stream().filter(process -> process.reaped() == TracedProcess.Reaped.AUTOMATIC).toList();
        return gone.isEmpty() ? "" : "; " + Words.names(gone) + " " + Words.were(gone.size()) + " reaped automatically";
    }

    private static void became(Trace trace, TracedProcess zombie, LifeStory lives, Story story) {
        lives.birth(zombie).end(zombie, " and became a zombie");
        trace.process(zombie.parent()).ended().ifPresent(end -> story.tell(end,
                Words.name(trace, zombie.parent()) + " ended and had never waited for " + Words.name(zombie)));
    }

    private static void didNot(Trace trace, TracedProcess child, LifeStory lives, Story story) {
        lives.birth(child).reaps(child);
        if (child.reaped() == TracedProcess.Reaped.AUTOMATIC) {
            lives.end(child, " and was gone at once: its parent had asked not to have to wait").asksNotToWait(child);
        } else if (child.orphan()) {
            trace.parentOf(child).flatMap(TracedProcess::ended).ifPresent(end -> story.tell(end,
                    Words.name(trace, child.parent()) + " ended before " + Words.name(child)));
        }
    }
}
