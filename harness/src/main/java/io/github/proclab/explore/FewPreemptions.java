package io.github.proclab.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Every schedule, the simplest first: none in which a process has to pause that could go on, then those with one such pause, and so on (Musuvathi, Qadeer:
 * Iterative context bounding for systematic testing of multithreaded programs, PLDI 2007). Most failures take two at most.
 */
final class FewPreemptions<R> implements Search<R> {

    private static final Comparator<Candidate> SIMPLEST = Comparator.comparingInt(Candidate::preemptions)
            .thenComparingInt(Candidate::deviations).thenComparingLong(Candidate::number);

    private final ScheduledProgram<R> program;
    private final int most;
    private final PriorityQueue<Candidate> candidates = new PriorityQueue<>(SIMPLEST);
    private long number;

    /**
     * @param deviations choices other than the policy's
     * @param number     of the candidate, in the order in which they were thought of
     */
    private record Candidate(List<Integer> choices, int preemptions, int deviations, long number) { }

    /** @param most preemptions */
    FewPreemptions(ScheduledProgram<R> program, int most) {
        this.program = program;
        this.most = most;
        candidates.add(new Candidate(List.of(), 0, 0, 0));
    }

    @Override
    public Optional<Execution<R>> next() {
        Candidate candidate = candidates.poll();
        if (candidate == null) {
            return Optional.empty();
        }
        Execution<R> run = program.run(Schedule.following(candidate.choices()));
        List<Integer> choices = run.choices();
        for (int index = candidate.choices().size(); index < choices.size(); index++) {
            for (int other : run.steps().get(index).enabled()) {
                if (other != choices.get(index)) {
                    consider(candidate, choices.subList(0, index), run.steps().get(index), other);
                }
            }
        }
        return Optional.of(run);
    }

    private void consider(Candidate from, List<Integer> before, Step instead, int process) {
        int last = before.isEmpty() ? 0 : before.get(before.size() - 1);
        int preemptions = from.preemptions() + (process != last && instead.enabled().contains(last) ? 1 : 0);
        if (preemptions <= most) {
            List<Integer> choices = new ArrayList<>(before);
            choices.add(process);
            candidates.add(new Candidate(List.copyOf(choices), preemptions, from.deviations() + 1, ++number));
        }
    }
}
