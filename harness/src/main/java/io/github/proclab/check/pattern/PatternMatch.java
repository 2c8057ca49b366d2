package io.github.proclab.check.pattern;

import io.github.proclab.lab.Pattern;
import java.util.List;
import java.util.Set;

/**
 * Holds lines against a pattern: after each line it knows everything that could still come, so that a match is found where there is
 * one. Where that is more than it can keep, it says so.
 */
public final class PatternMatch {

    /** About a second. */
    public static final long USUAL_STEPS = 5_000_000;

    /** How a comparison came out. */
    public sealed interface Outcome { }

    public record Matches(long steps) implements Outcome { }

    /**
     * @param matched how many lines are as they should be, in the reading that gets furthest
     * @param wanted  what could have come then, in no order; where {@code mayEnd}, the end of the output, too
     */
    public record Breaks(int matched, List<Wanted> wanted, boolean mayEnd) implements Outcome {
        public Breaks {
            wanted = List.copyOf(wanted);
        }
    }

    public record Undecided(long steps) implements Outcome { }

    private final Budget budget;
    private final Steps steps;
    private final List<Came> lines;

    private PatternMatch(Rests rests, Budget budget, List<Came> lines) {
        this.budget = budget;
        this.steps = new Steps(rests, budget);
        this.lines = lines;
    }

    public static Outcome of(Pattern pattern, List<Came> lines, Processes processes, long mostSteps) {
        Rests rests = new Rests(processes);
        Budget budget = new Budget(mostSteps);
        try {
            State start = new State(new Beginning(rests, processes).of(pattern), Bindings.NONE);
            return new PatternMatch(rests, budget, lines).from(start);
        } catch (Budget.Spent spent) {
            return new Undecided(mostSteps);
        }
    }

    private Outcome from(State start) {
        Set<State> states = Set.of(start);
        for (int matched = 0; matched < lines.size(); matched++) {
            Set<State> next = steps.after(states, lines.get(matched));
            if (next.isEmpty()) {
                return breaks(matched, states);
            }
            states = next;
        }
        return states.stream().anyMatch(state -> state.rest().mayEnd()) ? new Matches(budget.taken()) : breaks(lines.size(), states);
    }

    private Outcome breaks(int matched, Set<State> states) {
        Firsts firsts = new Firsts(steps, budget, lines.stream().skip(matched).findFirst());
        return new Breaks(matched, firsts.of(states), states.stream().anyMatch(state -> state.rest().mayEnd()));
    }
}
