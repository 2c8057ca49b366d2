package io.github.proclab.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** Hands on what comes in any order in the order of its names, each as soon as all before it have come. Safe for threads. */
final class InOrder<T> {

    private final List<String> names;
    private final Function<T, String> name;
    private final Consumer<T> next;
    private final Map<String, T> come = new HashMap<>();
    private int handedOn;

    InOrder(List<String> names, Function<T, String> name, Consumer<T> next) {
        this.names = List.copyOf(names);
        this.name = name;
        this.next = next;
    }

    synchronized void add(T item) {
        come.put(name.apply(item), item);
        while (handedOn < names.size() && come.containsKey(names.get(handedOn))) {
            next.accept(come.get(names.get(handedOn++)));
        }
    }

    /** What has come so far, in order. */
    synchronized List<T> all() {
        return names.stream().map(come::get).filter(Objects::nonNull).toList();
    }
}
