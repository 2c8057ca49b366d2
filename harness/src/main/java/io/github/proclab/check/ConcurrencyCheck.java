package io.github.proclab.check;

import io.github.proclab.lab.HowMany;
import io.github.proclab.trace.Concurrency;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.List;
import java.util.Optional;

/**
 * The most processes that are alive at once, the first one counted. One that has ended is not alive, whether it was
 * reaped or not. Where one of them only happened to end before the next was created, they count as alive at once.
 */
final class ConcurrencyCheck implements Check {

    private static final String TOO_MANY = "A loop that forks and a loop after it that waits has all children at once: "
            + "wait for one before you create the next.";

    private final HowMany expected;
    private final Orders orders;

    ConcurrencyCheck(HowMany expected, Orders orders) {
        this.expected = expected;
        this.orders = orders;
    }

    @Override
    public Finding check(Trace trace) {
        Concurrency peak = Concurrency.of(trace);
        String wanted = Words.count(expected, "process") + " alive at once, main among them";
        String came = "at most " + Words.count(peak.most(), "process") + " " + Words.were(peak.most()) + " alive at once";
        int most = orders.enforced(trace).map(order -> MostAtOnce.of(trace, order)).orElse(peak.most());
        if (expected.allows(most)) {
            return Findings.passed("processes", wanted, most == peak.most() ? came : came + " this time, and " + most
                    + " may be");
        }
        Story story = new Story(trace);
        if (most > expected.most() && peak.most() <= expected.most()) {
            oneAfterTheOther(trace, story);
            return Findings.failed("processes", wanted, came + " this time, but " + most
                    + " may be: nothing makes one of them end before the next is created",
                    story, Optional.of(TOO_MANY));
        }
        boolean tooMany = peak.most() > expected.most();
        if (tooMany) {
            alive(trace, peak, story);
        } else {
            oneAfterTheOther(trace, story);
        }
        return Findings.failed("processes", wanted, tooMany ? Words.count(peak.most(), "process") + " were alive at once" : came, story,
                Optional.of(tooMany ? TOO_MANY
                        : "A wait() in the loop that forks has one child after the other: create all of them, then wait. Whether they are alive at once "
                        + "must not depend on how fast they are: let them wait for each other, or for their parent."));
    }

    private static void alive(Trace trace, Concurrency peak, Story story) {
        List<TracedProcess> alive = trace.processes().stream().filter(process -> process.created().number() <= peak.since()
                && process.ended().map(end -> end.number() > peak.since()).orElse(true)).toList();
        LifeStory lives = new LifeStory(trace, story);
        alive.stream().filter(process -> process.parent() != 0).map(TracedProcess::parent).distinct().map(trace::process).limit(Story.MOST_ALIKE)
                .forEach(parent -> lives.births(parent, alive.stream().filter(child -> child.parent() == parent.id()).toList()));
        story.tell(trace.events().stream().filter(event -> event.number() == peak.since()).findFirst().orElseThrow(),
                Words.names(alive) + " were alive");
    }

    private static void oneAfterTheOther(Trace trace, Story story) {
        LifeStory lives = new LifeStory(trace, story);
        trace.processes().stream().skip(1).limit(Story.MOST_ALIKE)
                .forEach(child -> lives.birth(child).end(child, ""));
    }
}
