package io.github.proclab.cli;

import io.github.proclab.report.Grade;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** What a class came to so far: each in full until it is shown, then in brief. Safe for threads. */
final class ClassGrades {

    private final List<String> names;
    private final List<String> shown;
    private final Consumer<Grade> next;
    private final Map<String, Grade> waiting = new HashMap<>();
    private final Map<String, Grade> brief = new HashMap<>();
    private int handedOn;

    /**
     * @param names of the whole class, in order
     * @param shown those that are handed on, in this order
     */
    ClassGrades(List<String> names, List<String> shown, Consumer<Grade> next) {
        this.names = List.copyOf(names);
        this.shown = List.copyOf(shown);
        this.next = next;
    }

    synchronized void add(Grade grade) {
        brief.put(grade.submission(), grade.inBrief());
        waiting.put(grade.submission(), grade);
        while (handedOn < shown.size() && waiting.containsKey(shown.get(handedOn))) {
            next.accept(waiting.remove(shown.get(handedOn++)));
        }
    }

    /** In the order of the class. */
    synchronized List<Grade> all() {
        return names.stream().map(brief::get).filter(Objects::nonNull).toList();
    }

    /** Whether all that were to be shown have come. */
    synchronized boolean complete() {
        return brief.keySet().containsAll(shown);
    }
}
