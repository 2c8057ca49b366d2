package io.github.proclab.explore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Notices who looks in vain again and again for the same thing, or repeats the same steps with the same results, with nothing in between that could have changed the answer.
 */
final class Polling {

    private static final int MOST = 3;
    /** More than looks: loops that sleep a few times, and then take for granted that others have done something, are to be followed to their end. */
    private static final int MOST_ROUNDS = 20;
    /** Steps of a loop at most, as the supervisor counts rounds. */
    private static final int LONGEST_ROUND = 24;

    private final Dependency dependency;
    private final Map<Integer, Vain> looks = new HashMap<>();
    private final Map<Integer, Loop> loops = new HashMap<>();

    private record Vain(Step step, int times) { }

    private static final class Loop {

        private final Deque<Step> steps = new ArrayDeque<>();
        /** Rounds that it had made when somebody else last did what could have changed something for it. */
        private int rounds;

        void add(Step step) {
            if (steps.size() == LONGEST_ROUND) {
                steps.removeFirst();
            }
            steps.addLast(step);
            rounds = Math.min(rounds, step.rounds());
        }
    }

    Polling(Dependency dependency) {
        this.dependency = dependency;
    }

    /** @return whether this was one look too many */
    boolean made(Step step) {
        looks.values().removeIf(vain -> vain.step().process() != step.process() && dependency.between(vain.step(), step));
        loops.forEach((process, loop) -> {
            if (process != step.process() && loop.steps.stream().anyMatch(each -> dependency.between(each, step))) {
                loop.rounds = loop.steps.getLast().rounds();
            }
        });
        Loop loop = loops.computeIfAbsent(step.process(), any -> new Loop());
        loop.add(step);
        return isLookTooMany(step) || step.rounds() - loop.rounds > MOST_ROUNDS;
    }

    private boolean isLookTooMany(Step step) {
        if (!step.inVain() || step.touches().isEmpty()) {
            return false;
        }
        Vain before = looks.get(step.process());
        boolean again = before != null && before.step().call() == step.call() && before.step().touches().equals(step.touches());
        looks.put(step.process(), new Vain(step, again ? before.times() + 1 : 1));
        return again && before.times() >= MOST;
    }
}
