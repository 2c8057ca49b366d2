package io.github.proclab.check.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a reading can still come to a good end: each line with a name in it that must still come has to be among the lines that do,
 * where it can stand, with what its names hold by now. A reading that fails here need not be followed further.
 */
final class Lookahead {

    /** More of them are not looked at: all that is lost is time. */
    private static final int MOST_NEEDS = 200;

    /** A line that must come, with so many lines before it and after it. */
    private record Need(Rest.One line, Length before, Length after) {

        Need within(Length earlier, Length later) {
            return new Need(line, before.plus(earlier), after.plus(later));
        }

        Need among(Length others) {
            return new Need(line, before.upTo(others), after.upTo(others));
        }
    }

    private final Rests rests;
    private final Budget budget;
    private final List<Came> lines;
    /** By id: a rest may be long, and its hash takes as long. */
    private final Map<Integer, List<Need>> needs = new HashMap<>();
    private final Map<Integer, BitSet> candidates = new HashMap<>();

    Lookahead(Rests rests, Budget budget, List<Came> lines) {
        this.rests = rests;
        this.budget = budget;
        this.lines = lines;
    }

    /** @param at the index of the next line */
    boolean mayEndWell(State state, int at) {
        return needs(state.rest()).stream().allMatch(need -> comes(need, state.bindings(), at));
    }

    private boolean comes(Need need, Bindings bindings, int at) {
        long first = Math.max(at + need.before.least(), lines.size() - 1 - need.after.most());
        long last = Math.min(at + need.before.most(), lines.size() - 1 - need.after.least());
        BitSet possible = candidates.computeIfAbsent(need.line.id(), key -> matching(need.line, Bindings.NONE));
        for (long i = first < lines.size() ? possible.nextSetBit((int) first) : -1; i >= 0 && i <= last; i = possible.nextSetBit((int) i + 1)) {
            if (matches(need.line, lines.get((int) i), bindings)) {
                return true;
            }
        }
        return false;
    }

    private BitSet matching(Rest.One line, Bindings bindings) {
        BitSet matching = new BitSet();
        for (int i = 0; i < lines.size(); i++) {
            matching.set(i, matches(line, lines.get(i), bindings));
        }
        return matching;
    }

    private boolean matches(Rest.One one, Came line, Bindings bindings) {
        budget.spend(1);
        return one.by().wrote(line, bindings).filter(known -> !one.line().match(line.text(), known, budget).isEmpty()).isPresent();
    }

    private List<Need> needs(Rest rest) {
        List<Need> known = needs.get(rest.id());
        if (known == null) {
            known = found(rest).stream().limit(MOST_NEEDS).toList();
            budget.spend(1 + known.size());
            needs.put(rest.id(), known);
        }
        return known;
    }

    private List<Need> found(Rest rest) {
        if (rests.names(rest).isEmpty()) {
            return List.of();
        }
        if (rest instanceof Rest.One one) {
            return List.of(new Need(one, Length.NONE, Length.NONE));
        }
        if (rest instanceof Rest.Then) {
            return inSequence(rest);
        }
        List<Need> found = new ArrayList<>();
        if (rest instanceof Rest.AnyOrder || rest instanceof Rest.Interleaved) {
            for (int i = 0; i < rest.parts().size(); i++) {
                Length others = Length.NONE;
                for (int j = 0; j < rest.parts().size(); j++) {
                    others = i == j ? others : others.plus(rests.length(rest.parts().get(j)));
                }
                Length between = others;
                needs(rest.parts().get(i)).forEach(need -> found.add(need.among(between)));
            }
        } else if (rest instanceof Rest.Both) {
            rest.parts().forEach(part -> found.addAll(needs(part)));
        } else if (rest instanceof Rest.Times times && times.least() > 0) {
            Length others = new Length(0, rests.length(rest).most());
            needs(times.item()).forEach(need -> found.add(need.among(others)));
        }
        return found;
    }

    private List<Need> inSequence(Rest sequence) {
        List<Need> found = new ArrayList<>();
        Length before = Length.NONE;
        Rest at = sequence;
        while (at instanceof Rest.Then then && found.size() < MOST_NEEDS) {
            Length earlier = before;
            Length later = rests.length(then.after());
            needs(then.first()).forEach(need -> found.add(need.within(earlier, later)));
            before = before.plus(rests.length(then.first()));
            at = then.after();
        }
        if (!(at instanceof Rest.Then)) {
            Length earlier = before;
            needs(at).forEach(need -> found.add(need.within(earlier, Length.NONE)));
        }
        return found;
    }
}
