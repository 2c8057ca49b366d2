package io.github.proclab.check.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What could come first of what is still to come. */
final class Firsts {

    private static final int MOST = 1000;

    private final Steps steps;
    private final Budget budget;
    private final Optional<Came> came;

    /** @param came the line that came instead */
    Firsts(Steps steps, Budget budget, Optional<Came> came) {
        this.steps = steps;
        this.budget = budget;
        this.came = came;
    }

    List<Wanted> of(Collection<State> states) {
        Set<Wanted> wanted = new LinkedHashSet<>();
        for (State state : states) {
            if (wanted.size() < MOST) {
                each(state.rest(), state.bindings(), wanted::add);
            }
        }
        return new ArrayList<>(wanted);
    }

    private void each(Rest rest, Bindings bindings, Consumer<Wanted> found) {
        budget.spend(1);
        if (rest instanceof Rest.One one) {
            found.accept(new WantedLine(one.line(), one.by(), bindings));
        } else if (rest instanceof Rest.AnyLine any) {
            found.accept(new Wanted.AnyBut(List.of(), any.by()));
        } else if (rest instanceof Rest.Anything any && any.by() != Authors.ANYBODY) {
            found.accept(new Wanted.AnyBut(List.of(), any.by()));
        } else if (rest instanceof Rest.AnyOrder any) {
            any.items().forEach(item -> each(item, bindings, found));
        } else if (rest instanceof Rest.Interleaved mixed) {
            mixed.items().forEach(item -> each(item, bindings, found));
        } else if (rest instanceof Rest.OneOf one) {
            one.items().forEach(item -> each(item, bindings, found));
        } else if (rest instanceof Rest.Times times) {
            each(times.item(), bindings, found);
        } else if (rest instanceof Rest.Then) {
            sequence(rest, bindings, found);
        } else {
            ofLines(rest, bindings, found);
        }
    }

    private void sequence(Rest rest, Bindings bindings, Consumer<Wanted> found) {
        Rest at = rest;
        while (at instanceof Rest.Then step) {
            each(step.first(), bindings, found);
            if (!step.first().mayEnd()) {
                return;
            }
            at = step.after();
        }
        each(at, bindings, found);
    }

    private void ofLines(Rest rest, Bindings bindings, Consumer<Wanted> found) {
        if (rest instanceof Rest.Both both) {
            both(both, bindings).forEach(found);
        } else if (rest instanceof Rest.Other other) {
            List<WantedLine> ends = new ArrayList<>();
            other.than().forEach(than -> lasts(than, bindings, ends));
            found.accept(new Wanted.AnyBut(ends.stream().distinct().toList(), Authors.ANYBODY));
        } else if (rest instanceof Rest.Counted counted) {
            WantedLine line = new WantedLine(counted.line().line(), counted.line().by(), bindings);
            if (counted.least() > 0) {
                found.accept(new Wanted.More(line, counted.least()));
            } else if (counted.most() == 0) {
                found.accept(new Wanted.NoMore(line));
            }
        } else if (rest instanceof Rest.Letters letters) {
            found.accept(letters(letters, bindings));
        } else if (rest instanceof Rest.Bag bag) {
            bag.letters().codePoints().distinct().forEach(letter -> found.accept(WantedLine.letter(letter, bag.by(), bindings)));
        }
    }

    /** Of the lines that either asks for, those that the other takes, as far as that can be tried; where one alone refuses what came, its own. */
    private List<Wanted> both(Rest.Both both, Bindings bindings) {
        List<Wanted> wanted = new ArrayList<>();
        boolean one = refuses(both.one(), bindings);
        boolean other = refuses(both.other(), bindings);
        if (one || !other) {
            each(both.one(), bindings, each -> addIfTaken(each, both.other(), bindings, wanted));
        }
        if (other || !one) {
            each(both.other(), bindings, each -> addIfTaken(each, both.one(), bindings, wanted));
        }
        List<Wanted> certain = wanted.stream().filter(each -> !each.equals(new Wanted.AnyBut(List.of(), Authors.ANYBODY))).toList();
        return certain.isEmpty() ? wanted : certain;
    }

    private boolean refuses(Rest rest, Bindings bindings) {
        return came.map(line -> steps.after(Set.of(new State(rest, bindings)), line).isEmpty()).orElse(!rest.mayEnd());
    }

    private void addIfTaken(Wanted one, Rest other, Bindings bindings, List<Wanted> wanted) {
        boolean taken = !(one instanceof WantedLine line) || line.sample()
                .map(sample -> !steps.after(Set.of(new State(other, bindings)), sample).isEmpty()).orElse(true);
        if (taken) {
            wanted.add(one);
        }
    }

    /** The lines with which this may be over. */
    private void lasts(Rest rest, Bindings bindings, List<WantedLine> found) {
        budget.spend(1);
        if (rest instanceof Rest.One one) {
            found.add(new WantedLine(one.line(), one.by(), bindings));
        } else if (rest instanceof Rest.Then then) {
            if (then.after().mayEnd()) {
                lasts(then.first(), bindings, found);
            }
            if (then.first().mayEnd()) {
                lasts(then.after(), bindings, found);
            }
        } else if (rest instanceof Rest.OneOf one) {
            one.items().forEach(item -> lasts(item, bindings, found));
        } else if (rest instanceof Rest.Times times && times.least() <= 1) {
            lasts(times.item(), bindings, found);
        }
    }

    private Wanted.Letters letters(Rest.Letters letters, Bindings bindings) {
        Set<State> states = Set.of(new State(letters.letters(), bindings));
        int matched = 0;
        for (Came.Letters line = came.map(Came::letters).orElse(null); line != null && line.more(); matched++) {
            Came letter = line.next();
            Set<State> next = steps.after(states, letter);
            if (next.isEmpty()) {
                return letters(matched, states, letter);
            }
            states = next;
        }
        return letters(matched, states, came.map(Came::newline).orElse(null));
    }

    private Wanted.Letters letters(int matched, Set<State> states, Came instead) {
        return new Wanted.Letters(matched, new Firsts(steps, budget, Optional.ofNullable(instead)).of(states),
                states.stream().anyMatch(state -> state.rest().mayEnd()));
    }
}
