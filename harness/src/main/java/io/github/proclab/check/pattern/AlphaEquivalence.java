package io.github.proclab.check.pattern;

import io.github.proclab.lab.LinePart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * States that are the same but for what their names are called: of ten lines {@code "w {a}"}, {@code "w {b}"} and so on, it is all one which
 * of them comes first. What a name holds stands for the name; names that hold nothing are counted in the order in which they come. Some
 * that are the same are taken for different ones; none that are different for the same.
 */
final class AlphaEquivalence {

    private final Rests rests;
    private final Budget budget;

    AlphaEquivalence(Rests rests, Budget budget) {
        this.rests = rests;
        this.budget = budget;
    }

    /** Equal for states that are the same in this sense. */
    Object key(State state) {
        if (rests.names(state.rest()).isEmpty()) {
            return state.rest().id();
        }
        Map<String, Integer> numbers = new HashMap<>();
        StringBuilder written = new StringBuilder();
        write(state.rest(), state.bindings(), name -> "#" + numbers.computeIfAbsent(name, key -> numbers.size()), written);
        budget.spend(1 + written.length() / 16);
        return written.toString();
    }

    private void write(Rest rest, Bindings bindings, Function<String, String> unbound, StringBuilder to) {
        if (rests.names(rest).isEmpty()) {
            to.append('=').append(rest.id());
            return;
        }
        to.append(rest.getClass().getSimpleName()).append('(').append(attributes(rest, bindings, unbound));
        boolean unordered = rest instanceof Rest.AnyOrder || rest instanceof Rest.Interleaved || rest instanceof Rest.OneOf || rest instanceof Rest.Other;
        for (Rest part : unordered ? byShape(rest.parts(), bindings) : rest.parts()) {
            write(part, bindings, unbound, to);
            to.append(',');
        }
        to.append(')');
    }

    /** In an order that names which hold nothing have no part in. */
    private List<Rest> byShape(List<Rest> parts, Bindings bindings) {
        Map<Integer, String> shapes = new HashMap<>();
        for (Rest part : parts) {
            shapes.computeIfAbsent(part.id(), key -> {
                StringBuilder shape = new StringBuilder();
                write(part, bindings, name -> "#", shape);
                return shape.toString();
            });
        }
        List<Rest> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparing(part -> shapes.get(part.id())));
        return sorted;
    }

    private static String attributes(Rest rest, Bindings bindings, Function<String, String> unbound) {
        if (rest instanceof Rest.One one) {
            StringBuilder line = new StringBuilder();
            one.line().parts().forEach(part -> line.append(part(part, bindings, unbound)));
            return line + by(one.by(), bindings, unbound);
        }
        if (rest instanceof Rest.Times times) {
            return times.least() + ".." + times.most() + " ";
        }
        if (rest instanceof Rest.Counted counted) {
            return counted.least() + ".." + counted.most() + " ";
        }
        if (rest instanceof Rest.Bag bag) {
            return quoted(bag.letters()) + by(bag.by(), bindings, unbound);
        }
        return rest instanceof Rest.AnyLine any ? by(any.by(), bindings, unbound)
                : rest instanceof Rest.Anything any ? by(any.by(), bindings, unbound) : "";
    }

    private static String part(LinePart part, Bindings bindings, Function<String, String> unbound) {
        if (part instanceof LinePart.Hole hole && hole.capture().isPresent()) {
            return "{" + hole.content() + held(hole.capture().get(), bindings, unbound) + "}";
        }
        return quoted(part.toString());
    }

    private static String by(Authors by, Bindings bindings, Function<String, String> unbound) {
        StringBuilder written = new StringBuilder();
        by.asked().forEach(one -> written.append(quoted(one.toString())));
        by.names().stream().sorted().forEach(name -> written.append(held(name, bindings, unbound)));
        return written.toString();
    }

    private static String held(String name, Bindings bindings, Function<String, String> unbound) {
        Optional<String> held = bindings.of(name);
        return held.isPresent() ? quoted(held.get()) : unbound.apply(name);
    }

    /** No text can be taken for two, nor for what stands around it. */
    private static String quoted(String text) {
        return text.length() + ":" + text;
    }
}
