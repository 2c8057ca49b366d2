package io.github.proclab.check.pattern;

import io.github.proclab.lab.Pattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds lines against a pattern: after each line it knows everything that could still come, so that a match is found where there is
 * one. Where that is more than it can keep, it says so. The effort is counted, in steps, and does not depend on the machine.
 */
public final class PatternMatch {

    /** About a second. */
    public static final long USUAL_STEPS = 5_000_000;

    /** How a comparison came out. */
    public sealed interface Outcome { }

    public record Matches(long steps) implements Outcome { }

    /**
     * @param matched how many lines are as they should be, in the reading that gets furthest of those that were followed
     * @param wanted  what could have come then, in no order; where {@code mayEnd}, the end of the output, too
     */
    public record Breaks(int matched, List<Wanted> wanted, boolean mayEnd) implements Outcome {
        public Breaks {
            wanted = List.copyOf(wanted);
        }
    }

    public record Undecided(long steps) implements Outcome { }

    /** Of the ways to read the lines so far, this many are followed for a message where it is known that none is right. */
    private static final int FOLLOWED = 50;

    private final Rests rests;
    private final Budget budget;
    private final Steps steps;
    private final AlphaEquivalence equivalence;
    private final List<Came> lines;

    private PatternMatch(Rests rests, Budget budget, List<Came> lines) {
        this.rests = rests;
        this.budget = budget;
        this.steps = new Steps(rests, budget);
        this.equivalence = new AlphaEquivalence(rests, budget);
        this.lines = lines;
    }

    /**
     * All lines there are.
     *
     * @param mostSteps of each of three searches: of all readings at once, line by line; where these are too many, of those that the lines
     *                  to come do not rule out; and where none is right, of a few of them, for the place where they break
     */
    public static Outcome of(Pattern pattern, List<Came> lines, Processes processes, long mostSteps) {
        Outcome outcome = ofBeginning(pattern, lines, processes, mostSteps);
        return outcome instanceof Undecided ? lookingAhead(pattern, lines, processes, mostSteps) : outcome;
    }

    /** Where there are too many readings to follow them all. */
    static Outcome lookingAhead(Pattern pattern, List<Came> lines, Processes processes, long mostSteps) {
        Rests rests = new Rests(processes);
        State start = new State(new Beginning(rests, processes).of(pattern), Bindings.NONE);
        Budget budget = new Budget(mostSteps);
        try {
            if (new PatternMatch(rests, budget, lines).hasReading(start)) {
                return new Matches(mostSteps + budget.taken());
            }
            return new PatternMatch(rests, new Budget(mostSteps), lines).from(start, FOLLOWED);
        } catch (Budget.Spent spent) {
            return new Undecided(2 * mostSteps);
        }
    }

    /** Lines after which others may be to come: where they break, they break whatever comes. */
    public static Outcome ofBeginning(Pattern pattern, List<Came> lines, Processes processes, long mostSteps) {
        Rests rests = new Rests(processes);
        Budget budget = new Budget(mostSteps);
        try {
            State start = new State(new Beginning(rests, processes).of(pattern), Bindings.NONE);
            return new PatternMatch(rests, budget, lines).from(start, Integer.MAX_VALUE);
        } catch (Budget.Spent spent) {
            return new Undecided(mostSteps);
        }
    }

    private Outcome from(State start, int mostStates) {
        Collection<State> states = List.of(start);
        for (int matched = 0; matched < lines.size(); matched++) {
            Collection<State> next = after(states, lines.get(matched)).stream().limit(mostStates).toList();
            if (next.isEmpty()) {
                return breaks(matched, states);
            }
            states = next;
        }
        return states.stream().anyMatch(state -> state.rest().mayEnd()) ? new Matches(budget.taken()) : breaks(lines.size(), states);
    }

    /** Of states that differ only in what nothing depends on, one. */
    private Collection<State> after(Collection<State> states, Came line) {
        Map<Object, State> different = new LinkedHashMap<>();
        for (State state : steps.after(states, line)) {
            State live = new State(state.rest(), state.bindings().only(rests.names(state.rest())));
            different.putIfAbsent(equivalence.key(live), live);
        }
        return different.values();
    }

    /** Depth first, so that one of many right readings is found soon. */
    private boolean hasReading(State start) {
        Lookahead lookahead = new Lookahead(rests, budget, lines);
        List<Set<Object>> seen = new ArrayList<>();
        Deque<Iterator<State>> open = new ArrayDeque<>();
        open.push(List.of(start).iterator());
        while (!open.isEmpty()) {
            if (!open.peek().hasNext()) {
                open.pop();
                continue;
            }
            State state = open.peek().next();
            int at = open.size() - 1;
            if (at == lines.size()) {
                if (state.rest().mayEnd()) {
                    return true;
                }
                continue;
            }
            if (seen.size() == at) {
                seen.add(new HashSet<>());
            }
            if (seen.get(at).add(equivalence.key(state)) && lookahead.mayEndWell(state, at)) {
                open.push(after(List.of(state), lines.get(at)).iterator());
            }
        }
        return false;
    }

    private Outcome breaks(int matched, Collection<State> states) {
        Firsts firsts = new Firsts(steps, budget, lines.stream().skip(matched).findFirst());
        return new Breaks(matched, firsts.of(states), states.stream().anyMatch(state -> state.rest().mayEnd()));
    }
}
