package io.github.proclab.explore;

import io.github.proclab.explore.Explored.Coverage;
import io.github.proclab.explore.Explored.Found;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Tries the schedules of a program within bounds: all that differ, if they are few; else first some of those, then the simplest, then more, and the rest by
 * lot, so that neither a failure that takes one unlucky moment nor one that takes a strange order is far away.
 */
public final class Exploration<R, K> {

    private static final double FIRST = 0.3;
    private static final double WITH_SIMPLE = 0.5;
    private static final double WITH_MORE = 0.7;
    private static final int MOST_PREEMPTIONS = 2;
    /** Ordering constraints of the failures that runs by lot look for. */
    private static final int DEPTH = 2;
    private static final int MOST_KINDS = 1000;

    private final Meter<R> program;
    private final Dependency dependency;
    private final Function<Execution<R>, K> kind;
    private final LongConsumer progress;
    private final Predicate<K> enough;
    private final Map<K, Found<R>> kinds = new LinkedHashMap<>();
    private final Set<Long> seen = new HashSet<>();
    private final Set<Integer> processes = new HashSet<>();
    private int steps;
    private boolean cutOff;
    private boolean ended;
    private Optional<String> unrepeatable = Optional.empty();

    /** Ends when all schedules were tried, or at the bounds. */
    public Exploration(ScheduledProgram<R> program, Dependency dependency, Bounds bounds, Function<Execution<R>, K> kind, LongConsumer progress) {
        this(program, dependency, bounds, kind, progress, found -> false);
    }

    /**
     * @param kind     what is found out about a run
     * @param progress hears how many schedules have been tried
     * @param enough   asked of each run in turn: where it holds, no other is made
     */
    public Exploration(ScheduledProgram<R> program, Dependency dependency, Bounds bounds, Function<Execution<R>, K> kind, LongConsumer progress,
                       Predicate<K> enough) {
        this.program = new Meter<>(program, bounds, System::nanoTime);
        this.dependency = dependency;
        this.kind = kind;
        this.progress = progress;
        this.enough = enough;
    }

    /** @throws RuntimeException that of a run of which there is nothing to tell */
    public Explored<R, K> explore() {
        ReducedSearch<R> reduced = new ReducedSearch<>(program, dependency);
        long random = 0;
        boolean exhausted = isExhausted(reduced, FIRST);
        if (!exhausted) {
            isExhausted(new FewPreemptions<>(program, MOST_PREEMPTIONS), WITH_SIMPLE);
            exhausted = unrepeatable.isEmpty() && isExhausted(reduced, WITH_MORE);
        }
        if (!exhausted) {
            long before = program.runs();
            isExhausted(new RandomSearch<>(program, DEPTH, Math.max(1, steps)), 1);
            random = program.runs() - before;
        }
        boolean all = exhausted && !cutOff && !reduced.leftOut();
        return new Explored<>(new Coverage(all, seen.size(), program.runs(), processes.size(), steps, random, unrepeatable,
                cutOff || reduced.leftOut(), program.outOfTime()), kinds);
    }

    private boolean isExhausted(Search<R> search, double share) {
        program.allow(share);
        try {
            while (!ended) {
                Optional<Execution<R>> run = search.next();
                if (run.isEmpty()) {
                    return true;
                }
                add(run.get());
            }
            return false;
        } catch (Meter.Spent spent) {
            return false;
        } catch (Unrepeatable e) {
            unrepeatable = Optional.of(e.getMessage());
            return false;
        }
    }

    private void add(Execution<R> run) {
        if (run.ending() == Execution.Ending.ASTRAY) {
            unrepeatable = unrepeatable.or(() -> Optional.of("a process could not go on when the same choices were made again"));
            return;
        }
        cutOff |= run.ending() == Execution.Ending.CUT_OFF;
        steps = Math.max(steps, run.steps().size());
        run.steps().forEach(step -> processes.add(step.process()));
        long schedules = seen.add(Fingerprint.of(run.steps(), dependency)) ? 1 : 0;
        K found = kind.apply(run);
        if (kinds.size() < MOST_KINDS || kinds.containsKey(found)) {
            kinds.merge(found, new Found<>(schedules, run), (before, now) ->
                    new Found<>(before.schedules() + now.schedules(), Simplicity.ORDER.compare(now.simplest(), before.simplest()) < 0 ? now.simplest() : before.simplest()));
        }
        progress.accept(seen.size());
        ended = enough.test(found);
    }
}
