package io.github.proclab.check.pattern;

import io.github.proclab.lab.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who must have written a line: all that is asked of its author at once. */
public final class Authors {

    static final Authors ANYBODY = new Authors(List.of(), null);

    /** No hole can be called so. */
    private static final String BINDING = "by ";

    private final List<Writer> asked;
    private final Processes processes;

    private Authors(List<Writer> asked, Processes processes) {
        this.asked = asked;
        this.processes = processes;
    }

    Authors and(Writer writer, Processes processes) {
        if (asked.contains(writer)) {
            return this;
        }
        List<Writer> more = new ArrayList<>(asked);
        more.add(writer);
        return new Authors(List.copyOf(more), processes);
    }

    public List<Writer> asked() {
        return asked;
    }

    /** What is known after a line of these writers; nothing, where they must not have written it. */
    Optional<Bindings> wrote(Came line, Bindings before) {
        if (asked.isEmpty()) {
            return Optional.of(before);
        }
        Set<Integer> writers = line.writers();
        if (writers.size() != 1 || writers.contains(0)) {
            return Optional.empty();
        }
        int writer = writers.iterator().next();
        Bindings after = before;
        for (Writer one : asked) {
            if (one instanceof Writer.Selected selected && !processes.selected(selected.process()).contains(writer)) {
                return Optional.empty();
            }
            if (one instanceof Writer.Named named) {
                Optional<String> bound = after.of(BINDING + named.name());
                if (bound.isPresent() && !bound.get().equals(String.valueOf(writer))) {
                    return Optional.empty();
                }
                after = bound.isPresent() ? after : after.with(BINDING + named.name(), String.valueOf(writer));
            }
        }
        return Optional.of(after);
    }

    /** What the names of writers are bound under. */
    Set<String> names() {
        return asked.stream().filter(Writer.Named.class::isInstance).map(one -> BINDING + ((Writer.Named) one).name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The process that a name stands for so far. */
    static Optional<Integer> bound(String name, Bindings bindings) {
        return bindings.of(BINDING + name).map(Integer::valueOf);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Authors authors && authors.asked.equals(asked);
    }

    @Override
    public int hashCode() {
        return asked.hashCode();
    }
}
