package io.github.proclab.check;

import io.github.proclab.trace.EnforcedOrder;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.SpareWaits;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What may become of children that their parents do not wait for. One that ends before its parent is a zombie, one that
 * ends after it an orphan: where nothing makes one of the two come first, both are possible, whichever this run has
 * shown, so that what is found does not hang on who was faster. In a controlled run it is what it was, since other
 * orders are tried in other runs.
 */
final class Fates {

    enum Fate {
        /** It ended while its parent lived, and was not waited for before its parent ended. */
        ZOMBIE,
        /** It was still running when its parent ended. */
        ORPHAN,
        /** It was waited for, or nobody had to. */
        NEITHER
    }

    /**
     * How many of a run's processes are of a kind: in some order of the ends at least this many, in some at most that
     * many.
     */
    record Bounds(int least, int most) { }

    private final Trace trace;
    private final Set<Fate> wanted;
    private final Map<Integer, Set<Fate>> possible = new HashMap<>();
    private EnforcedOrder waited;
    private EnforcedOrder seen;
    private SpareWaits spared;

    private Fates(Trace trace, Set<Fate> wanted) {
        this.trace = trace;
        this.wanted = wanted;
    }

    /**
     * @param wanted what the test asks for: of whoever saw that another had ended, and had to see it for that, it is
     *               believed that it had waited for it
     */
    static Function<Trace, Fates> possible(Set<Fate> wanted) {
        return trace -> new Fates(trace, wanted).lookAt(trace.events().stream()
                .noneMatch(Event.Step.class::isInstance));
    }

    /** What became of them in this run. */
    static Function<Trace, Fates> asTheyCame() {
        return trace -> new Fates(trace, Set.of()).lookAt(false);
    }

    private Fates lookAt(boolean otherOrders) {
        List<TracedProcess> children = trace.processes().stream().skip(1).filter(child -> child.parent() != 0).toList();
        boolean known = otherOrders && children.stream().anyMatch(this::isOpen);
        if (known) {
            waited = EnforcedOrder.in(trace);
            seen = EnforcedOrder.orSeen(trace);
            spared = SpareWaits.in(trace);
        }
        boolean reasoned = known && waited.isKnown();
        children.forEach(child -> possible.put(child.id(), reasoned && isOpen(child) ? of(child)
                : EnumSet.of(came(child))));
        return this;
    }

    /** What came in this run. */
    static Fate came(TracedProcess child) {
        return child.orphan() ? Fate.ORPHAN : child.zombie() ? Fate.ZOMBIE : Fate.NEITHER;
    }

    /** Both have ended, and its parent had not waited for it. */
    private boolean isOpen(TracedProcess child) {
        Optional<Event> parentsEnd = end(trace.process(child.parent()));
        int over = parentsEnd.map(Event::number).orElse(Integer.MAX_VALUE);
        boolean waitedFor = child.reap().filter(wait -> wait.number() < over).isPresent();
        boolean endedWithItsNamespace = child.reaped() == TracedProcess.Reaped.AUTOMATIC && parentsEnd.isPresent()
                && !child.orphan()
                && end(child).filter(end -> end.number() > over).isPresent();
        return parentsEnd.isPresent() && end(child).isPresent() && !waitedFor && !endedWithItsNamespace;
    }

    private static Optional<Event> end(TracedProcess process) {
        return process.exit().flatMap(status -> process.ended().<Event>map(Event.class::cast).or(process::usage));
    }

    private Set<Fate> of(TracedProcess child) {
        Event end = end(child).orElseThrow();
        Event parentsEnd = end(trace.process(child.parent())).orElseThrow();
        boolean outlives = end.number() > parentsEnd.number();
        Set<Fate> fates = EnumSet.of(came(child));
        if (outlives) {
            if (!order(Fate.ORPHAN).holds(parentsEnd, end)) {
                fates.addAll(ifItEndsFirst(child, end));
            }
        } else {
            fates.addAll(ifItEndsFirst(child, end));
            if (!order(Fate.ZOMBIE).holds(end, parentsEnd)) {
                fates.add(Fate.ORPHAN);
            }
        }
        return fates;
    }

    private EnforcedOrder order(Fate fate) {
        return wanted.contains(fate) ? seen : waited;
    }

    /** As its parent wanted it at that moment, or may have wanted it at another at which it may have ended. */
    private Set<Fate> ifItEndsFirst(TracedProcess child, Event end) {
        List<SpareWaits.State> states = spared.of(trace.process(child.parent()));
        Set<Fate> fates = EnumSet.noneOf(Fate.class);
        for (int i = 0; i < states.size(); i++) {
            boolean over = i + 1 < states.size() && (states.get(i + 1).since().number() <= child.created().number()
                    || waited.holds(states.get(i + 1).since(), end));
            boolean yetToCome = waited.holds(end, states.get(i).since());
            if (!over && !yetToCome) {
                fates.add(states.get(i).asked() ? Fate.NEITHER : Fate.ZOMBIE);
            }
        }
        return fates;
    }

    Set<Fate> of(int process) {
        return possible.getOrDefault(process, EnumSet.of(Fate.NEITHER));
    }

    boolean canBe(TracedProcess process, Fate fate) {
        return of(process.id()).contains(fate);
    }

    /** It can become nothing else. */
    boolean isAlways(TracedProcess process, Fate fate) {
        return of(process.id()).equals(EnumSet.of(fate));
    }

    Bounds bounds(Fate fate) {
        return new Bounds((int) trace.processes().stream().filter(process -> isAlways(process, fate)).count(),
                (int) trace.processes().stream().filter(process -> canBe(process, fate)).count());
    }
}
