package io.github.proclab.check.pattern;

import io.github.proclab.lab.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds lines against a pattern: after each line it knows everything that could still come, so that a match is found where there is
 * one. Where that is more than it can keep, it says so.
 */
public final class PatternMatch {

    /** About a second. */
    public static final long USUAL_STEPS = 5_000_000;

    private static final int MOST_WANTED = 1000;

    /** How a comparison came out. */
    public sealed interface Outcome { }

    public record Matches(long steps) implements Outcome { }

    /**
     * @param matched how many lines are as they should be, in the reading that gets furthest
     * @param wanted  what could have come then, in no order; where {@code mayEnd}, the end of the output, too
     */
    public record Breaks(int matched, List<WantedLine> wanted, boolean mayEnd) implements Outcome {
        public Breaks {
            wanted = List.copyOf(wanted);
        }
    }

    public record Undecided(long steps) implements Outcome { }

    /** Rests are the same object where they are equal; comparing what is in them would take long. */
    private record State(Rest rest, Bindings bindings) {
        @Override
        public boolean equals(Object other) {
            return other instanceof State state && state.rest == rest && state.bindings.equals(bindings);
        }

        @Override
        public int hashCode() {
            return rest.id() * 31 + bindings.hashCode();
        }
    }

    private final Budget budget;
    private final Steps steps;
    private final List<String> lines;

    private PatternMatch(Rests rests, Budget budget, List<String> lines) {
        this.budget = budget;
        this.steps = new Steps(rests, budget);
        this.lines = lines;
    }

    public static Outcome of(Pattern pattern, List<String> lines, Pids pids, long mostSteps) {
        Rests rests = new Rests(pids);
        Budget budget = new Budget(mostSteps);
        try {
            return new PatternMatch(rests, budget, lines).from(new State(rests.of(pattern), Bindings.NONE));
        } catch (Budget.Spent spent) {
            return new Undecided(mostSteps);
        }
    }

    private Outcome from(State start) {
        Set<State> states = Set.of(start);
        for (int matched = 0; matched < lines.size(); matched++) {
            Set<State> next = after(states, lines.get(matched));
            if (next.isEmpty()) {
                return breaks(matched, states);
            }
            states = next;
        }
        return states.stream().anyMatch(state -> state.rest.mayEnd()) ? new Matches(budget.taken()) : breaks(lines.size(), states);
    }

    private Set<State> after(Set<State> states, String line) {
        Set<State> next = new LinkedHashSet<>();
        for (State state : states) {
            steps.each(state.rest, line, state.bindings, (rest, bindings) -> next.add(new State(rest, bindings)));
        }
        return next;
    }

    private Outcome breaks(int matched, Set<State> states) {
        Set<WantedLine> wanted = new LinkedHashSet<>();
        for (State state : states) {
            if (wanted.size() < MOST_WANTED) {
                steps.firstLines(state.rest, line -> wanted.add(new WantedLine(line, state.bindings)));
            }
        }
        return new Breaks(matched, new ArrayList<>(wanted), states.stream().anyMatch(state -> state.rest.mayEnd()));
    }
}
