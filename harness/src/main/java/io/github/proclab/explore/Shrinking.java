package io.github.proclab.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds out what makes the difference between schedules that fail and others: the simplest one that fails, and the two steps whose order decides. */
public final class Shrinking<R> {

    private static final int MOST_SIMPLE_ONES = 80;
    private static final int MOST_RACES = 40;

    private final ScheduledProgram<R> program;
    private final Dependency dependency;
    private final Predicate<Execution<R>> fails;

    public Shrinking(ScheduledProgram<R> program, Dependency dependency, Predicate<Execution<R>> fails) {
        this.program = program;
        this.dependency = dependency;
        this.fails = fails;
    }

    /** One that fails like this one and is no less simple. */
    public Execution<R> simplest(Execution<R> failing) {
        Search<R> search = new FewPreemptions<>(program, failing.preemptions());
        for (int tried = 0; tried < MOST_SIMPLE_ONES; tried++) {
            Optional<Execution<R>> run = search.next();
            if (run.isEmpty()) {
                break;
            }
            if (usable(run.get()) && fails.test(run.get()) && Simplicity.ORDER.compare(run.get(), failing) <= 0) {
                return run.get();
            }
        }
        return failing;
    }

    /** Empty where the runs cannot be made again. */
    public Optional<Contrast<R>> contrast(Execution<R> failing, Execution<R> passing) {
        Execution<R> natural = program.run(Schedule.NATURAL);
        boolean naturalFails = fails.test(natural);
        List<Integer> other = (naturalFails ? passing : failing).choices();
        int same = 0;
        int different = other.size();
        while (different - same > 1) {
            int middle = (same + different) / 2;
            Execution<R> run = program.run(Schedule.following(other.subList(0, middle)));
            if (!usable(run)) {
                return Optional.empty();
            }
            if (fails.test(run) == naturalFails) {
                same = middle;
            } else {
                different = middle;
            }
        }
        Execution<R> before = program.run(Schedule.following(other.subList(0, same)));
        Execution<R> after = program.run(Schedule.following(other.subList(0, different)));
        if (!usable(before) || !usable(after) || fails.test(before) == fails.test(after)) {
            return Optional.empty();
        }
        int shared = same;
        Contrast<R> contrast = fails.test(before) ? new Contrast<>(after, before, same, false) : new Contrast<>(before, after, same, false);
        return adjacent(contrast.passing(), shared, false).or(() -> adjacent(contrast.failing(), shared, true)).or(() -> Optional.of(contrast));
    }

    /** Two racing steps of the run whose order alone decides. */
    private Optional<Contrast<R>> adjacent(Execution<R> run, int from, boolean failing) {
        HappensBefore order = new HappensBefore(run.steps(), dependency);
        int tried = 0;
        for (int later = from + 1; later < run.steps().size(); later++) {
            for (int earlier : order.racing(later)) {
                if (earlier >= from && tried++ < MOST_RACES) {
                    Optional<Contrast<R>> contrast = reversed(run.choices(), earlier, later, order, failing);
                    if (contrast.isPresent()) {
                        return contrast;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Contrast<R>> reversed(List<Integer> choices, int earlier, int later, HappensBefore order, boolean failing) {
        List<Integer> shared = new ArrayList<>(choices.subList(0, earlier));
        for (int index = earlier + 1; index < later; index++) {
            if (!order.isBefore(earlier, index)) {
                shared.add(choices.get(index));
            }
        }
        Execution<R> turned = run(shared, choices.get(later), choices.get(earlier));
        if (!usable(turned) || fails.test(turned) == failing) {
            return Optional.empty();
        }
        Execution<R> straight = run(shared, choices.get(earlier), choices.get(later));
        if (!usable(straight) || fails.test(straight) != failing) {
            return Optional.empty();
        }
        return Optional.of(failing ? new Contrast<>(turned, straight, shared.size(), true) : new Contrast<>(straight, turned, shared.size(), true));
    }

    private Execution<R> run(List<Integer> shared, int first, int second) {
        List<Integer> choices = new ArrayList<>(shared);
        choices.add(first);
        choices.add(second);
        return program.run(Schedule.following(choices));
    }

    private static boolean usable(Execution<?> run) {
        return run.ending() != Execution.Ending.ASTRAY;
    }
}
