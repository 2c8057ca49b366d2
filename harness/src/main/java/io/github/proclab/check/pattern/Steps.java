package io.github.proclab.check.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One line further: what is still to come after it, in every way in which the line can be read. */
final class Steps {

    private final Rests rests;
    private final Budget budget;

    Steps(Rests rests, Budget budget) {
        this.rests = rests;
        this.budget = budget;
    }

    void each(Rest rest, String line, Bindings bindings, BiConsumer<Rest, Bindings> found) {
        budget.spend(1);
        if (rest instanceof Rest.One one) {
            one.line().match(line, bindings, budget).forEach(after -> found.accept(rests.nothing(), after));
        } else if (rest instanceof Rest.Then then) {
            sequence(then, line, bindings, found);
        } else if (rest instanceof Rest.AnyOrder any) {
            anyOrder(any, line, bindings, found);
        } else if (rest instanceof Rest.Interleaved mixed) {
            interleaved(mixed, line, bindings, found);
        } else if (rest instanceof Rest.Times times) {
            Rest more = rests.times(times.item(), Math.max(0, times.least() - 1), times.most() < 0 ? -1 : times.most() - 1);
            each(times.item(), line, bindings, (after, bound) -> found.accept(rests.then(after, more), bound));
        } else if (rest instanceof Rest.Anything) {
            found.accept(rest, bindings);
        }
    }

    private void sequence(Rest.Then then, String line, Bindings bindings, BiConsumer<Rest, Bindings> found) {
        Rest at = then;
        while (at instanceof Rest.Then step) {
            each(step.first(), line, bindings, (after, bound) -> found.accept(rests.then(after, step.after()), bound));
            if (!step.first().mayEnd()) {
                return;
            }
            at = step.after();
            budget.spend(1);
        }
        each(at, line, bindings, found);
    }

    private void anyOrder(Rest.AnyOrder any, String line, Bindings bindings, BiConsumer<Rest, Bindings> found) {
        for (int i = 0; i < any.items().size(); i++) {
            if (i == 0 || any.items().get(i) != any.items().get(i - 1)) {
                int chosen = i;
                each(any.items().get(i), line, bindings, (after, bound) ->
                        found.accept(rests.then(after, rests.anyOrder(without(any.items(), chosen))), bound));
            }
        }
    }

    private void interleaved(Rest.Interleaved mixed, String line, Bindings bindings, BiConsumer<Rest, Bindings> found) {
        for (int i = 0; i < mixed.items().size(); i++) {
            if (i == 0 || mixed.items().get(i) != mixed.items().get(i - 1)) {
                int chosen = i;
                each(mixed.items().get(i), line, bindings, (after, bound) -> {
                    List<Rest> others = without(mixed.items(), chosen);
                    others.add(after);
                    found.accept(rests.interleaved(others), bound);
                });
            }
        }
    }

    private List<Rest> without(List<Rest> items, int index) {
        budget.spend(items.size());
        List<Rest> others = new ArrayList<>(items);
        others.remove(index);
        return others;
    }

    /** The lines that could come first. */
    void firstLines(Rest rest, Consumer<ExpectedLine> found) {
        budget.spend(1);
        if (rest instanceof Rest.One one) {
            found.accept(one.line());
        } else if (rest instanceof Rest.AnyOrder any) {
            any.items().forEach(item -> firstLines(item, found));
        } else if (rest instanceof Rest.Interleaved mixed) {
            mixed.items().forEach(item -> firstLines(item, found));
        } else if (rest instanceof Rest.Times times) {
            firstLines(times.item(), found);
        } else {
            Rest at = rest;
            while (at instanceof Rest.Then step) {
                firstLines(step.first(), found);
                at = step.first().mayEnd() ? step.after() : rests.nothing();
            }
            if (at != rest) {
                firstLines(at, found);
            }
        }
    }
}
