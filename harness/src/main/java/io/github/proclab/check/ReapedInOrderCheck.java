package io.github.proclab.check;

import io.github.proclab.lab.OrderedEvent;
import io.github.proclab.lab.ProcessSelector;
import io.github.proclab.trace.EnforcedOrder;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In which order children are reaped. One that a wait for any child happened to take first, since the other had not
 * ended yet, could as well have come second.
 */
final class ReapedInOrderCheck implements Check {

    private static final String HINT = "wait() takes whichever child has ended first; "
            + "waitpid(pid, &status, 0) waits for the one that you name.";
    private static final int MOST_PAIRS = 10_000;
    private static final int ANY_CHILD = -1;

    private record Pair(Event.Waited first, Event.Waited second) { }

    private final List<OrderedEvent> chain;
    private final Orders orders;
    private final String wanted;

    ReapedInOrderCheck(List<ProcessSelector> order, Orders orders) {
        this.orders = orders;
        chain = order.stream().map(process -> new OrderedEvent(OrderedEvent.Kind.REAP, Optional.of(process), Optional.empty(), "reap " + process.inWords()))
                .toList();
        wanted = "reaped in this order: " + String.join(", ", order.stream().map(ProcessSelector::inWords).toList());
    }

    @Override
    public Finding check(Trace trace) {
        Chains chains = new Chains(trace);
        Optional<Chains.Missing> missing = chain.stream().flatMap(event -> chains.missing(event).stream()).findFirst();
        if (missing.isPresent()) {
            Story story = new Story(trace);
            LifeStory lives = new LifeStory(trace, story);
            missing.get().without().stream().limit(Story.MOST_ALIKE).forEach(child -> lives.birth(child));
            return Findings.failed("reaped", wanted, missing.get().without().isEmpty() ? missing.get().says()
                    : Words.names(missing.get().without()) + " " + Words.were(missing.get().without().size()) + " never waited for", story, Optional.empty());
        }
        List<Chains.Violation> violations = chains.violations(chain);
        if (violations.isEmpty()) {
            return byLuck(trace, chains).orElseGet(() -> Findings.passed("reaped", wanted, "as expected"));
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        for (Chains.Violation violation : violations) {
            story.tell(violation.second().first(), violation.second().says()).tell(violation.first().last(), violation.first().says());
        }
        trace.processes().stream().skip(1).limit(Story.MOST_ALIKE).forEach(child -> lives.end(child, ""));
        return Findings.failed("reaped", wanted, violations.get(0).second().says() + " before "
                + violations.get(0).first().says(), story, Optional.of(HINT));
    }

    private Optional<Finding> byLuck(Trace trace, Chains chains) {
        Optional<EnforcedOrder> order = orders.enforced(trace);
        if (order.isEmpty()) {
            return Optional.empty();
        }
        return chains.neighbours(chain).stream().flatMap(next -> next.before().stream()
                        .flatMap(first -> next.after().stream().flatMap(second -> pair(first, second))))
                .limit(MOST_PAIRS).filter(pair -> mayBeTheOtherWayRound(trace, order.get(), pair)).findFirst()
                .map(pair -> failed(trace, pair));
    }

    private static Stream<Pair> pair(Occurrence first, Occurrence second) {
        return first.last() instanceof Event.Waited one && second.first() instanceof Event.Waited other
                ? Stream.of(new Pair(one, other)) : Stream.empty();
    }

    /**
     * A wait up to the first one's, of the same process and for any child, may have found the second one: it may have
     * ended by then.
     */
    private static boolean mayBeTheOtherWayRound(Trace trace, EnforcedOrder order, Pair pair) {
        TracedProcess second = trace.process(pair.second().child());
        return pair.first().process() == pair.second().process()
                ? trace.events().stream().filter(Event.Waited.class::isInstance).map(Event.Waited.class::cast)
                        .filter(wait -> wait.process() == pair.first().process())
                        .filter(wait -> wait.number() <= pair.first().number()
                                && wait.reaped() && wait.target() == ANY_CHILD)
                        .anyMatch(wait -> mayFind(order, trace.process(wait.child()), second, wait))
                : !order.holds(pair.first(), pair.second());
    }

    /** Of several that have ended a wait takes the eldest (the kernel's do_wait()). */
    private static boolean mayFind(EnforcedOrder order, TracedProcess found, TracedProcess other, Event.Waited wait) {
        boolean tooLate = other.ended().isEmpty() || found.ended().isEmpty() || order.holds(wait, other.ended().get())
                || order.holds(found.ended().get(), other.ended().get())
                        && found.created().number() < other.created().number();
        return other.created().number() < wait.number() && !tooLate;
    }

    private Finding failed(Trace trace, Pair pair) {
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        TracedProcess first = trace.process(pair.first().child());
        TracedProcess second = trace.process(pair.second().child());
        List.of(first, second).forEach(child -> lives.births(trace.process(child.parent()), List.of(child))
                .end(child, "").reaps(child));
        return Findings.failed("reaped", wanted, Words.name(first) + " came before " + Words.name(second)
                + " this time, but " + Words.name(second)
                + " may end first, and " + Words.name(trace, pair.first().process())
                + " waits for whichever has ended", story, Optional.of(HINT));
    }
}
