package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every live process was blocked in a call that only another of them could end.
 *
 * @param cycle   those that hold each other, each followed by one that it waits for; the last waits for the first
 * @param blocked all that were blocked, those behind the cycle among them
 */
public record Deadlock(List<Blockage> cycle, List<Blockage> blocked) {

    public Deadlock {
        cycle = List.copyOf(cycle);
        blocked = List.copyOf(blocked);
    }

    public static Optional<Deadlock> in(Trace trace, DescriptorHistory history) {
        if (trace.end().verdict() != Event.Verdict.DEADLOCK) {
            return Optional.empty();
        }
        List<Blockage> blocked = Blockages.in(trace, history);
        List<Blockage> cycle = new ArrayList<>();
        for (int process : WaitForGraph.of(blocked).knot()) {
            blocked.stream().filter(blockage -> blockage.process() == process).forEach(cycle::add);
        }
        return Optional.of(new Deadlock(cycle, blocked));
    }
}
