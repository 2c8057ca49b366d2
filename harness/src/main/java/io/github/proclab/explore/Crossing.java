package io.github.proclab.explore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A state that the search has come through: who could go on there, who is to be tried, and who need not be any more. */
final class Crossing {

    private final Set<Integer> enabled;
    /** With the step that each would make: all that it leads to has been seen, until a step that depends on it is made. */
    private final Map<Integer, Step> asleep;
    private final Set<Integer> wanted = new TreeSet<>();
    private Optional<Step> taken = Optional.empty();

    Crossing(List<Integer> enabled, Map<Integer, Step> asleep) {
        this.enabled = new TreeSet<>(enabled);
        this.asleep = new LinkedHashMap<>(asleep);
    }

    boolean isAsleep(int process) {
        return asleep.containsKey(process);
    }

    Set<Integer> asleep() {
        return asleep.keySet();
    }

    Step taken() {
        return taken.orElseThrow();
    }

    void take(Step step) {
        wanted.add(step.process());
        taken = Optional.of(step);
    }

    /** All that the step led to has been seen. */
    void putToSleep() {
        taken.ifPresent(step -> asleep.put(step.process(), step));
        taken = Optional.empty();
    }

    Optional<Integer> next() {
        return wanted.stream().filter(process -> !isAsleep(process)).findFirst();
    }

    /** Anybody, where nobody is to be tried yet. */
    void wantAny() {
        if (next().isEmpty()) {
            enabled.stream().filter(process -> !isAsleep(process)).findFirst().ifPresent(wanted::add);
        }
    }

    /** @param any of these at least must be tried, where it can go on; the best comes last */
    void want(List<Integer> any) {
        if (any.stream().noneMatch(process -> wanted.contains(process) || isAsleep(process))) {
            for (int index = any.size() - 1; index >= 0; index--) {
                if (enabled.contains(any.get(index))) {
                    wanted.add(any.get(index));
                    return;
                }
            }
        }
    }

    /** Who is still asleep after the step that was taken. */
    Map<Integer, Step> asleepAfter(Dependency dependency) {
        Map<Integer, Step> still = new LinkedHashMap<>();
        asleep.forEach((process, step) -> {
            if (process != taken().process() && !dependency.between(step, taken())) {
                still.put(process, step);
            }
        });
        return still;
    }
}
