package io.github.proclab.check.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** One line further: what is still to come after it, in every way in which the line can be read. */
final class Steps {

    private final Rests rests;
    private final Budget budget;
    private final Map<State, Rest> others = new HashMap<>();
    private Came otherLine = Came.of("");

    Steps(Rests rests, Budget budget) {
        this.rests = rests;
        this.budget = budget;
    }

    Set<State> after(Collection<State> states, Came line) {
        Set<State> next = new LinkedHashSet<>();
        for (State state : states) {
            each(state.rest(), line, state.bindings(), (rest, bindings) -> {
                if (rest != rests.never()) {
                    budget.spend(1 + bindings.size());
                    next.add(new State(rest, bindings));
                }
            });
        }
        return next;
    }

    private void each(Rest rest, Came line, Bindings bindings, BiConsumer<Rest, Bindings> found) {
        budget.spend(1);
        if (rest instanceof Rest.One one) {
            one.by().wrote(line, bindings).ifPresent(known -> one.line().match(line.text(), known, budget)
                    .forEach(after -> found.accept(rests.nothing(), after)));
        } else if (rest instanceof Rest.Then then) {
            sequence(then, line, bindings, found);
        } else if (rest instanceof Rest.AnyOrder any) {
            anyOrder(any, line, bindings, found);
        } else if (rest instanceof Rest.Interleaved mixed) {
            interleaved(mixed, line, bindings, found);
        } else if (rest instanceof Rest.Times times) {
            Rest more = rests.times(times.item(), Math.max(0, times.least() - 1), times.most() < 0 ? -1 : times.most() - 1);
            each(times.item(), line, bindings, (after, bound) -> found.accept(rests.then(after, more), bound));
        } else if (rest instanceof Rest.Anything any) {
            any.by().wrote(line, bindings).ifPresent(known -> found.accept(rest, known));
        } else if (rest instanceof Rest.AnyLine any) {
            any.by().wrote(line, bindings).ifPresent(known -> found.accept(rests.nothing(), known));
        } else {
            eachOfSeveral(rest, line, bindings, found);
        }
    }

    private void eachOfSeveral(Rest rest, Came line, Bindings bindings, BiConsumer<Rest, Bindings> found) {
        if (rest instanceof Rest.OneOf one) {
            one.items().forEach(item -> each(item, line, bindings, found));
        } else if (rest instanceof Rest.Both both) {
            each(both.one(), line, bindings, (first, known) ->
                    each(both.other(), line, known, (second, bound) -> found.accept(rests.both(first, second), bound)));
        } else if (rest instanceof Rest.Other other) {
            found.accept(other(other, line, bindings), bindings);
        } else if (rest instanceof Rest.Counted counted) {
            counted(counted, line, bindings, found);
        } else if (rest instanceof Rest.Letters letters) {
            letters(letters, line, bindings, found);
        } else if (rest instanceof Rest.Bag bag) {
            bag(bag, line, bindings, found);
        }
    }

    /** The same one comes in many readings of the lines before: it is looked at once for each line. */
    private Rest other(Rest.Other other, Came line, Bindings bindings) {
        if (line != otherLine) {
            others.clear();
            otherLine = line;
        }
        State state = new State(other, bindings);
        Rest known = others.get(state);
        if (known == null) {
            Set<Rest> than = new LinkedHashSet<>();
            other.than().forEach(each -> each(each, line, bindings, (after, forgotten) -> than.add(after)));
            budget.spend(than.size());
            known = rests.other(than);
            if (line == otherLine) {
                others.put(state, known);
            }
        }
        return known;
    }

    private void sequence(Rest.Then then, Came line, Bindings bindings, BiConsumer<Rest, Bindings> found) {
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

    private void anyOrder(Rest.AnyOrder any, Came line, Bindings bindings, BiConsumer<Rest, Bindings> found) {
        for (int i = 0; i < any.items().size(); i++) {
            if (i == 0 || any.items().get(i) != any.items().get(i - 1)) {
                int chosen = i;
                each(any.items().get(i), line, bindings, (after, bound) ->
                        found.accept(rests.then(after, rests.anyOrder(without(any.items(), chosen))), bound));
            }
        }
    }

    private void interleaved(Rest.Interleaved mixed, Came line, Bindings bindings, BiConsumer<Rest, Bindings> found) {
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

    private void counted(Rest.Counted counted, Came line, Bindings bindings, BiConsumer<Rest, Bindings> found) {
        Set<State> hits = after(Set.of(new State(counted.line(), bindings)), line);
        if (hits.isEmpty()) {
            found.accept(counted, bindings);
        } else if (counted.most() != 0) {
            found.accept(rests.counted(counted.line(), Math.max(0, counted.least() - 1), counted.most() < 0 ? -1 : counted.most() - 1), bindings);
        }
    }

    private void letters(Rest.Letters letters, Came line, Bindings bindings, BiConsumer<Rest, Bindings> found) {
        Set<State> states = Set.of(new State(letters.letters(), bindings));
        for (Came.Letters came = line.letters(); came.more() && !states.isEmpty(); ) {
            states = after(states, came.next());
        }
        states.stream().filter(state -> state.rest().mayEnd()).forEach(state -> found.accept(rests.nothing(), state.bindings()));
        if (line.ended()) {
            after(states, line.newline()).forEach(state -> {
                if (state.rest().mayEnd()) {
                    found.accept(rests.nothing(), state.bindings());
                }
                if (state.rest() != rests.nothing()) {
                    found.accept(rests.letters(state.rest()), state.bindings());
                }
            });
        }
    }

    private void bag(Rest.Bag bag, Came letter, Bindings bindings, BiConsumer<Rest, Bindings> found) {
        budget.spend(bag.letters().length() / 8); // each rest keeps its letters
        int at = bag.letters().indexOf(letter.text());
        if (at >= 0) {
            bag.by().wrote(letter, bindings).ifPresent(known -> found.accept(
                    rests.bag(bag.letters().substring(0, at) + bag.letters().substring(at + letter.text().length()), bag.by()), known));
        }
    }
}
