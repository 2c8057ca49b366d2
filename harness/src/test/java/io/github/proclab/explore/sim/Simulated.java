package io.github.proclab.explore.sim;

import io.github.proclab.explore.Execution;
import io.github.proclab.explore.Execution.Ending;
import io.github.proclab.explore.Policy;
import io.github.proclab.explore.Schedule;
import io.github.proclab.explore.ScheduledProgram;
import io.github.proclab.explore.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Set;

/** A simulated program that is run by schedules, as the supervisor would run a real one. */
public final class Simulated implements ScheduledProgram<String> {

    private final List<Op> main;
    private final int pipes;
    private final int capacity;
    private final int most;
    private int runs;

    public Simulated(List<Op> main, int pipes, int capacity, int most) {
        this.main = List.copyOf(main);
        this.pipes = pipes;
        this.capacity = capacity;
        this.most = most;
    }

    public static Simulated of(Op... main) {
        return new Simulated(List.of(main), 4, 8, 400);
    }

    public List<Op> code() {
        return main;
    }

    public int runs() {
        return runs;
    }

    @Override
    public Execution<String> run(Schedule schedule) {
        runs++;
        Machine machine = start();
        Chooser chooser = new Chooser(schedule);
        Stepper stepper = new Stepper(machine);
        List<Step> steps = new ArrayList<>();
        Ending ending = Ending.COMPLETE;
        List<Integer> enabled = machine.enabled();
        while (!enabled.isEmpty()) {
            if (steps.size() == most) {
                ending = Ending.CUT_OFF;
                break;
            }
            int next = chooser.next(enabled, steps);
            if (!enabled.contains(next)) {
                ending = Ending.ASTRAY;
                break;
            }
            steps.add(stepper.step(machine.process(next), enabled));
            enabled = machine.enabled();
        }
        return new Execution<>(steps, stepper.waiting(), ending, 0, machine.outcome() + (ending == Ending.COMPLETE ? "" : " " + ending));
    }

    /** Every outcome that the program can have, by going through all of its states; without schedules, steps or dependency. */
    public Set<String> outcomes() {
        Set<String> outcomes = new TreeSet<>();
        count(start(), new HashMap<>(), outcomes);
        return outcomes;
    }

    /** In how many orders its calls can be made. */
    public double interleavings() {
        return count(start(), new HashMap<>(), new TreeSet<>());
    }

    private Machine start() {
        return new Machine(main, pipes, capacity);
    }

    private static double count(Machine machine, Map<List<Object>, Double> known, Set<String> outcomes) {
        List<Object> state = machine.state();
        Double before = known.get(state);
        if (before != null) {
            return before;
        }
        List<Integer> enabled = machine.enabled();
        double count = enabled.isEmpty() ? 1 : 0;
        if (enabled.isEmpty()) {
            outcomes.add(machine.outcome());
        }
        for (int process : enabled) {
            Machine next = machine.copy();
            new Stepper(next).step(next.process(process), enabled);
            count += count(next, known, outcomes);
        }
        known.put(state, count);
        return count;
    }

    private static final class Chooser {

        private final Schedule schedule;
        private final Random random;
        private final Map<Integer, Integer> priorities = new TreeMap<>();
        private final Set<Integer> changes = new TreeSet<>();
        private int lowest;

        Chooser(Schedule schedule) {
            this.schedule = schedule;
            this.random = new Random(schedule.afterwards() instanceof Policy.Priorities lots ? lots.seed() : 0);
            if (schedule.afterwards() instanceof Policy.Priorities lots) {
                random.ints(lots.depth() - 1L, 0, lots.steps()).forEach(changes::add);
            }
        }

        int next(List<Integer> enabled, List<Step> steps) {
            if (steps.size() < schedule.choices().size()) {
                return schedule.choices().get(steps.size());
            }
            if (schedule.afterwards() instanceof Policy.Priorities) {
                return byPriority(enabled, steps);
            }
            List<Integer> wanted = enabled.stream().filter(each -> !schedule.avoided().contains(each)).toList();
            List<Integer> candidates = wanted.isEmpty() ? enabled : wanted;
            Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
            int before = last == null ? 0 : last.process();
            if (last != null && !last.inVain() && candidates.contains(before)) {
                return before;
            }
            return candidates.stream().filter(each -> each > before).findFirst().orElse(candidates.get(0));
        }

        private int byPriority(List<Integer> enabled, List<Step> steps) {
            enabled.forEach(each -> priorities.computeIfAbsent(each, any -> random.nextInt(1 << 20)));
            if (changes.contains(steps.size())) {
                priorities.put(highest(enabled), --lowest);
            }
            return highest(enabled);
        }

        private int highest(List<Integer> enabled) {
            return enabled.stream().max((one, other) -> Integer.compare(priorities.get(one), priorities.get(other))).orElseThrow();
        }
    }
}
