package io.github.proclab.explore;

/** Who goes on where nothing is chosen. */
public sealed interface Policy {

    Policy STEADY = new Steady();

    /**
     * Whoever went on last, as long as it can and has not just slept, yielded or looked in vain; else the next number in turn. So nobody is
     * preempted, and a loop that polls lets the others do what it waits for.
     */
    record Steady() implements Policy { }

    /**
     * Whoever has the highest priority: each process gets one by lot when it is created, and at depth − 1 steps, drawn by lot, the process whose turn it is
     * falls below all others. A failure that takes d ordering constraints among n processes and k steps comes up in a run with a probability of at least
     * 1/(n·k^(d−1)), where depth is d and steps k (Burckhardt, Kothari, Musuvathi, Nagarakatte: A randomized scheduler with probabilistic
     * guarantees of finding bugs, ASPLOS 2010).
     *
     * @param depth at least 1
     * @param steps how many a run is expected to have, at least 1
     */
    record Priorities(long seed, int depth, int steps) implements Policy { }
}
