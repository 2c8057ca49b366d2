package io.github.proclab.check.pattern;

import io.github.proclab.lab.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What patterns mean, tried out in every combination: slow, and as plain as can be. For lines of literal text. */
final class Tried {

    private Tried() { }

    static boolean matches(Pattern pattern, List<String> lines) {
        return lengths(pattern, lines).contains(lines.size());
    }

    /** How many of the first lines a pattern can take. */
    private static Set<Integer> lengths(Pattern pattern, List<String> lines) {
        if (pattern instanceof Pattern.Line line) {
            return !lines.isEmpty() && lines.get(0).equals(line.source()) ? Set.of(1) : Set.of();
        }
        if (pattern instanceof Pattern.Sequence sequence) {
            return inARow(sequence.items(), lines);
        }
        if (pattern instanceof Pattern.Repeat repeat) {
            return inARow(Collections.nCopies(lines.size(), new Pattern.Maybe(repeat.item())), lines);
        }
        if (pattern instanceof Pattern.AnyOrder any) {
            Set<Integer> found = new TreeSet<>(any.items().isEmpty() ? Set.of(0) : Set.of());
            for (Pattern first : any.items()) {
                List<Pattern> others = new ArrayList<>(any.items());
                others.remove(first);
                found.addAll(inARow(List.of(first, new Pattern.AnyOrder(others)), lines));
            }
            return found;
        }
        return IntStream.rangeClosed(0, lines.size()).filter(length -> takes(pattern, lines.subList(0, length))).boxed()
                .collect(Collectors.toSet());
    }

    private static boolean takes(Pattern pattern, List<String> lines) {
        if (pattern instanceof Pattern.OneOf one) {
            return one.items().stream().anyMatch(item -> matches(item, lines));
        }
        if (pattern instanceof Pattern.AllOf all) {
            return all.items().stream().allMatch(item -> matches(item, lines));
        }
        if (pattern instanceof Pattern.Maybe maybe) {
            return lines.isEmpty() || matches(maybe.item(), lines);
        }
        if (pattern instanceof Pattern.Not not) {
            return !matches(not.item(), lines) && sizes(not.item(), lines.size()).contains(lines.size());
        }
        if (pattern instanceof Pattern.Nowhere nowhere) {
            return IntStream.rangeClosed(0, lines.size()).noneMatch(from -> !lengths(nowhere.item(), lines.subList(from, lines.size())).isEmpty());
        }
        if (pattern instanceof Pattern.Count count) {
            long number = lines.stream().filter(line -> matches(count.item(), List.of(line))).count();
            return number >= count.least() && number <= count.most().orElse(Integer.MAX_VALUE);
        }
        return true;
    }

    /** How many lines, up to so many, a pattern has whatever stands in them. */
    private static Set<Integer> sizes(Pattern pattern, int most) {
        Set<Integer> any = IntStream.rangeClosed(0, most).boxed().collect(Collectors.toSet());
        List<Set<Integer>> items = pattern.items().stream().map(item -> sizes(item, most)).toList();
        if (pattern instanceof Pattern.Line) {
            return Set.of(1);
        }
        if (pattern instanceof Pattern.Sequence || pattern instanceof Pattern.AnyOrder) {
            return items.stream().reduce(Set.of(0), (one, other) -> sums(one, other, most));
        }
        if (pattern instanceof Pattern.Repeat) {
            Set<Integer> more = new TreeSet<>(Set.of(0));
            for (int i = 0; i < most; i++) {
                more.addAll(sums(more, items.get(0), most));
            }
            return more;
        }
        if (pattern instanceof Pattern.OneOf || pattern instanceof Pattern.Maybe) {
            Set<Integer> all = new TreeSet<>(pattern instanceof Pattern.Maybe ? Set.of(0) : Set.of());
            items.forEach(all::addAll);
            return all;
        }
        if (pattern instanceof Pattern.AllOf) {
            items.forEach(any::retainAll);
            return any;
        }
        return pattern instanceof Pattern.Not ? items.get(0) : any;
    }

    private static Set<Integer> sums(Set<Integer> one, Set<Integer> other, int most) {
        return one.stream().flatMap(a -> other.stream().map(b -> a + b)).filter(sum -> sum <= most).collect(Collectors.toSet());
    }

    private static Set<Integer> inARow(List<Pattern> items, List<String> lines) {
        Set<Integer> reached = Set.of(0);
        for (Pattern item : items) {
            Set<Integer> next = new TreeSet<>();
            for (int from : reached) {
                lengths(item, lines.subList(from, lines.size())).forEach(length -> next.add(from + length));
            }
            reached = next;
        }
        return reached;
    }
}
