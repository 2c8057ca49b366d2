package io.github.proclab.check.pattern;

import io.github.proclab.lab.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Makes rests, each only once: equal ones are the same object, so that a search sees that it has been somewhere before. */
final class Rests {

    private static final Comparator<Rest> BY_ID = Comparator.comparingInt(Rest::id);

    private final Map<Object, Rest> made = new HashMap<>();
    private final Pids pids;
    private final Rest nothing = make("nothing", Rest.Nothing::new);
    private final Rest anything = make("anything", Rest.Anything::new);

    Rests(Pids pids) {
        this.pids = pids;
    }

    private Rest make(Object key, IntFunction<Rest> maker) {
        Rest known = made.get(key);
        if (known == null) {
            known = maker.apply(made.size());
            made.put(key, known);
        }
        return known;
    }

    Rest nothing() {
        return nothing;
    }

    Rest of(Pattern pattern) {
        if (pattern instanceof Pattern.Line line) {
            return make(List.of("line", line.parts()), id -> new Rest.One(id, new ExpectedLine(line, pids)));
        }
        if (pattern instanceof Pattern.Sequence sequence) {
            Rest rest = nothing;
            for (int i = sequence.items().size() - 1; i >= 0; i--) {
                rest = then(of(sequence.items().get(i)), rest);
            }
            return rest;
        }
        if (pattern instanceof Pattern.AnyOrder any) {
            return anyOrder(any.items().stream().map(this::of).toList());
        }
        if (pattern instanceof Pattern.Interleaved mixed) {
            return interleaved(mixed.items().stream().map(this::of).toList());
        }
        if (pattern instanceof Pattern.Repeat repeat) {
            return times(of(repeat.item()), repeat.least(), repeat.most().orElse(-1));
        }
        return pattern instanceof Pattern.Maybe maybe ? times(of(maybe.item()), 0, 1) : anything;
    }

    Rest then(Rest first, Rest after) {
        if (first == nothing) {
            return after;
        }
        return after == nothing ? first
                : make(List.of("then", first.id(), after.id()), id -> new Rest.Then(id, first, after, first.mayEnd() && after.mayEnd()));
    }

    Rest anyOrder(List<Rest> items) {
        List<Rest> sorted = sorted(items);
        return sorted.size() < 2 ? only(sorted)
                : make(List.of("any", ids(sorted)), id -> new Rest.AnyOrder(id, sorted, sorted.stream().allMatch(Rest::mayEnd)));
    }

    Rest interleaved(List<Rest> items) {
        List<Rest> sorted = sorted(items);
        return sorted.size() < 2 ? only(sorted)
                : make(List.of("mixed", ids(sorted)), id -> new Rest.Interleaved(id, sorted, sorted.stream().allMatch(Rest::mayEnd)));
    }

    Rest times(Rest item, int least, int most) {
        if (item == nothing || most == 0) {
            return nothing;
        }
        return least == 1 && most == 1 ? item
                : make(List.of("times", item.id(), least, most), id -> new Rest.Times(id, item, least, most));
    }

    private Rest only(List<Rest> items) {
        return items.isEmpty() ? nothing : items.get(0);
    }

    private List<Rest> sorted(List<Rest> items) {
        List<Rest> sorted = new ArrayList<>(items);
        sorted.removeIf(item -> item == nothing);
        sorted.sort(BY_ID);
        return List.copyOf(sorted);
    }

    private static List<Integer> ids(List<Rest> items) {
        return items.stream().map(Rest::id).toList();
    }
}
