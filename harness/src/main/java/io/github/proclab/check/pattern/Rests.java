package io.github.proclab.check.pattern;

import io.github.proclab.lab.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Makes rests, each only once: equal ones are the same object, so that a search sees that it has been somewhere before. */
final class Rests {

    private static final Comparator<Rest> BY_ID = Comparator.comparingInt(Rest::id);

    private record Pair(Kind kind, int one, int other) { }

    private record Repeated(int item, int least, int most) { }

    private enum Kind { THEN, BOTH }

    private final Map<Object, Rest> made = new HashMap<>();
    /** By id. */
    private final List<Set<String>> names = new ArrayList<>();
    private final List<Length> lengths = new ArrayList<>();
    private final Pids pids;
    private final Rest nothing = make("nothing", Rest.Nothing::new);
    private final Rest never = make("never", Rest.Never::new);
    private final Rest anything = anything(Authors.ANYBODY);

    Rests(Pids pids) {
        this.pids = pids;
    }

    private Rest make(Object key, IntFunction<Rest> maker) {
        Rest known = made.get(key);
        if (known == null) {
            known = maker.apply(made.size());
            made.put(key, known);
            names.add(namesIn(known));
            lengths.add(Length.of(known, part -> lengths.get(part.id())));
        }
        return known;
    }

    private Set<String> namesIn(Rest rest) {
        if (rest instanceof Rest.One one) {
            return union(one.line().names(), one.by().names());
        }
        Set<String> all = rest instanceof Rest.AnyLine any ? any.by().names() : rest instanceof Rest.Anything any ? any.by().names()
                : rest instanceof Rest.Bag bag ? bag.by().names() : Set.of();
        for (Rest part : rest.parts()) {
            all = union(all, names.get(part.id()));
        }
        return all;
    }

    /** One of the two where it has all: most of them are the same set, which is kept once. */
    private static Set<String> union(Set<String> one, Set<String> other) {
        if (one.containsAll(other)) {
            return one;
        }
        if (other.containsAll(one)) {
            return other;
        }
        Set<String> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }

    /** The names that what is bound to them can still matter for. */
    Set<String> names(Rest rest) {
        return names.get(rest.id());
    }

    /** How many lines it has. */
    Length length(Rest rest) {
        return lengths.get(rest.id());
    }

    Rest nothing() {
        return nothing;
    }

    Rest never() {
        return never;
    }

    Rest line(Pattern.Line line, Authors by) {
        return make(List.of("line", line.parts(), by), id -> new Rest.One(id, new ExpectedLine(line, pids), by));
    }

    Rest anyLine(Authors by) {
        return make(List.of("any line", by), id -> new Rest.AnyLine(id, by));
    }

    Rest anything(Authors by) {
        return make(List.of("anything", by), id -> new Rest.Anything(id, by));
    }

    Rest then(Rest first, Rest after) {
        if (first == nothing || after == never) {
            return after;
        }
        return after == nothing || first == never || first == anything && after == anything ? first
                : make(new Pair(Kind.THEN, first.id(), after.id()), id -> new Rest.Then(id, first, after, first.mayEnd() && after.mayEnd()));
    }

    Rest anyOrder(Collection<Rest> items) {
        List<Rest> sorted = sorted(items);
        return sorted.contains(never) ? never : sorted.size() < 2 ? only(sorted)
                : make(List.of("any", ids(sorted)), id -> new Rest.AnyOrder(id, sorted, sorted.stream().allMatch(Rest::mayEnd)));
    }

    Rest interleaved(Collection<Rest> items) {
        List<Rest> sorted = sorted(items);
        return sorted.contains(never) ? never : sorted.size() < 2 ? only(sorted)
                : make(List.of("mixed", ids(sorted)), id -> new Rest.Interleaved(id, sorted, sorted.stream().allMatch(Rest::mayEnd)));
    }

    Rest oneOf(Collection<Rest> items) {
        TreeSet<Rest> distinct = new TreeSet<>(BY_ID);
        distinct.addAll(items);
        distinct.remove(never);
        List<Rest> sorted = List.copyOf(distinct);
        if (sorted.contains(anything)) {
            return anything;
        }
        return sorted.isEmpty() ? never : sorted.size() == 1 ? sorted.get(0)
                : make(List.of("one", ids(sorted)), id -> new Rest.OneOf(id, sorted, sorted.stream().anyMatch(Rest::mayEnd)));
    }

    Rest both(Rest one, Rest other) {
        if (one == other || other == anything) {
            return one;
        }
        if (one == anything) {
            return other;
        }
        if (one == never || other == never) {
            return never;
        }
        if (one == nothing || other == nothing) {
            return one.mayEnd() && other.mayEnd() ? nothing : never;
        }
        return make(new Pair(Kind.BOTH, one.id(), other.id()), id -> new Rest.Both(id, one, other, one.mayEnd() && other.mayEnd()));
    }

    Rest times(Rest item, int least, int most) {
        if (item == nothing || most == 0 || item == never && least == 0) {
            return nothing;
        }
        return least == 1 && most == 1 || item == never ? item
                : make(new Repeated(item.id(), least, most), id -> new Rest.Times(id, item, least, most));
    }

    /** Whatever is as none of these. */
    Rest other(Collection<Rest> than) {
        TreeSet<Rest> distinct = new TreeSet<>(BY_ID);
        distinct.addAll(than);
        distinct.remove(never);
        List<Rest> sorted = List.copyOf(distinct);
        if (sorted.contains(anything)) {
            return never;
        }
        return sorted.isEmpty() ? anything
                : make(List.of("other", ids(sorted)), id -> new Rest.Other(id, sorted, sorted.stream().noneMatch(Rest::mayEnd)));
    }

    Rest counted(Rest.One line, int least, int most) {
        return least == 0 && most < 0 ? anything
                : make(List.of("counted", line.id(), least, most), id -> new Rest.Counted(id, line, least, most));
    }

    Rest letters(Rest letters) {
        return letters == nothing || letters == never ? letters : make(List.of("letters", letters.id()), id -> new Rest.Letters(id, letters));
    }

    /** @param letters in ascending order */
    Rest bag(String letters, Authors by) {
        return letters.isEmpty() ? nothing : make(List.of("bag", letters, by), id -> new Rest.Bag(id, letters, by));
    }

    private Rest only(List<Rest> items) {
        return items.isEmpty() ? nothing : items.get(0);
    }

    private List<Rest> sorted(Collection<Rest> items) {
        List<Rest> sorted = new ArrayList<>(items);
        sorted.removeIf(item -> item == nothing);
        sorted.sort(BY_ID);
        return List.copyOf(sorted);
    }

    private static List<Integer> ids(List<Rest> items) {
        return items.stream().map(Rest::id).toList();
    }
}
