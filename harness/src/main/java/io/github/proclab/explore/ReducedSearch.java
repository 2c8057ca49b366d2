package io.github.proclab.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every schedule that can show something new, depth first, and of those that differ only in the order of independent steps one: dynamic partial-order
 * reduction with source sets and sleep sets (Abdulla, Aronis, Jonsson, Sagonas: Optimal dynamic partial order reduction, POPL 2014, algorithm 1). A step
 * that had to wait counts as a racing one from the moment on at which it was due, so that who comes first is tried for locks, too.
 */
final class ReducedSearch<R> implements Search<R> {

    private final ScheduledProgram<R> program;
    private final Dependency dependency;
    private final List<Crossing> path = new ArrayList<>();
    private boolean begun;
    private boolean leftOut;

    ReducedSearch(ScheduledProgram<R> program, Dependency dependency) {
        this.program = program;
        this.dependency = dependency;
    }

    /** Runs that turn out to repeat what was seen are made, and not handed out. */
    @Override
    public Optional<Execution<R>> next() {
        Optional<Schedule> schedule = begun ? nextSchedule() : Optional.of(Schedule.NATURAL);
        begun = true;
        while (schedule.isPresent()) {
            Execution<R> run = program.run(schedule.get());
            if (follow(run, schedule.get().choices())) {
                return Optional.of(run);
            }
            schedule = nextSchedule();
        }
        return Optional.empty();
    }

    /** Loops that look in vain again and again, while others could go on, were followed a few times only. */
    boolean leftOut() {
        return leftOut;
    }

    private Optional<Schedule> nextSchedule() {
        while (!path.isEmpty()) {
            Crossing last = path.get(path.size() - 1);
            last.putToSleep();
            Optional<Integer> next = last.next();
            if (next.isPresent()) {
                List<Integer> choices = new ArrayList<>(path.subList(0, path.size() - 1).stream().map(each -> each.taken().process()).toList());
                choices.add(next.get());
                return Optional.of(new Schedule(choices, last.asleep(), Policy.STEADY));
            }
            path.remove(path.size() - 1);
        }
        return Optional.empty();
    }

    /** @return whether it is a run of a kind that was not seen before */
    private boolean follow(Execution<R> run, List<Integer> choices) {
        mustHaveFollowed(choices, run);
        int from = Math.max(0, choices.size() - 1);
        int upTo = advance(run.steps(), from);
        HappensBefore order = new HappensBefore(run.steps().subList(0, upTo), dependency);
        for (int index = from; index < upTo; index++) {
            Step step = run.steps().get(index);
            for (int earlier : order.racing(index)) {
                path.get(earlier).want(order.firstInstead(earlier, step, index));
            }
        }
        reverseWaiting(run, from, upTo, order);
        return upTo == run.steps().size();
    }

    private void mustHaveFollowed(List<Integer> choices, Execution<R> run) {
        for (int index = 0; index < choices.size(); index++) {
            boolean there = index < run.steps().size() && run.steps().get(index).process() == choices.get(index);
            boolean same = there && (index == choices.size() - 1 || run.steps().get(index).call() == path.get(index).taken().call());
            if (!same) {
                throw new Unrepeatable("at step " + (index + 1) + " process " + choices.get(index) + (there ? " did something else" : " could not go on")
                        + " when the same choices were made again");
            }
        }
    }

    /** @return how many of the steps tell something new: up to the first whose process was asleep */
    private int advance(List<Step> steps, int from) {
        Map<Integer, Step> asleep = Map.of();
        Polling polling = new Polling(dependency);
        steps.subList(0, from).forEach(polling::made);
        for (int index = from; index < steps.size(); index++) {
            if (index == path.size()) {
                path.add(new Crossing(steps.get(index).enabled(), asleep));
            }
            Crossing here = path.get(index);
            if (here.isAsleep(steps.get(index).process())) {
                here.wantAny();
                return index;
            }
            here.take(steps.get(index));
            if (polling.made(steps.get(index)) && steps.get(index).enabled().size() > 1) {
                leftOut = true;
                here.putToSleep();
                here.wantAny();
                return index;
            }
            asleep = here.asleepAfter(dependency);
        }
        return steps.size();
    }

    private void reverseWaiting(Execution<R> run, int from, int upTo, HappensBefore order) {
        List<Step> steps = run.steps();
        Map<Integer, Step> due = new HashMap<>();
        run.waiting().forEach(step -> due.put(step.process(), step));
        for (int position = steps.size(); position > from; position--) {
            if (position < steps.size()) {
                KernelDependency.governed(steps.get(position)).forEach(process -> due.put(process, Waiting.unknown(process)));
                due.put(steps.get(position).process(), steps.get(position));
            }
            if (position <= upTo && (position < steps.size() || run.ending() == Execution.Ending.COMPLETE)) {
                reverseWaiting(steps, position, due, order);
            }
        }
    }

    /** @param due the next step of each process that has one */
    private void reverseWaiting(List<Step> steps, int position, Map<Integer, Step> due, HappensBefore order) {
        Step last = steps.get(position - 1);
        List<Integer> enabled = position < steps.size() ? steps.get(position).enabled() : List.of();
        for (int stopped : last.enabled()) {
            if (stopped != last.process() && !enabled.contains(stopped) && !due.containsKey(stopped)) {
                path.get(position - 1).want(List.of(stopped));
            }
        }
        due.values().stream().filter(step -> !enabled.contains(step.process())).map(Waiting::asDue)
                .filter(step -> beganToWait(step.process(), last) || dependency.between(last, step)).forEach(step -> order.racing(step, position)
                        .forEach(earlier -> path.get(earlier).want(order.firstInstead(earlier, step, position))));
    }

    private static boolean beganToWait(int process, Step last) {
        return last.process() == process || last.created().contains(process) || last.enabled().contains(process);
    }
}
