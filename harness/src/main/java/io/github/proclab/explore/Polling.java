package io.github.proclab.explore;

import java.util.HashMap;
import java.util.Map;

/** Notices who looks in vain again and again for the same thing, with nothing in between that could have changed the answer. */
final class Polling {

    private static final int MOST = 3;

    private final Dependency dependency;
    private final Map<Integer, Vain> looks = new HashMap<>();

    private record Vain(Step step, int times) { }

    Polling(Dependency dependency) {
        this.dependency = dependency;
    }

    /** @return whether this was one look too many */
    boolean made(Step step) {
        looks.values().removeIf(vain -> vain.step().process() != step.process() && dependency.between(vain.step(), step));
        if (!step.inVain() || step.touches().isEmpty()) {
            return false;
        }
        Vain before = looks.get(step.process());
        boolean again = before != null && before.step().call() == step.call() && before.step().touches().equals(step.touches());
        looks.put(step.process(), new Vain(step, again ? before.times() + 1 : 1));
        return again && before.times() >= MOST;
    }
}
