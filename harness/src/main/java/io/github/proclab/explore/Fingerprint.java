package io.github.proclab.explore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A number that is the same for runs that differ only in the order of independent steps, and for others, all but certainly, another. */
final class Fingerprint {

    private Fingerprint() { }

    static long of(List<Step> steps, Dependency dependency) {
        HappensBefore order = new HappensBefore(steps, dependency);
        Map<Integer, Long> born = new HashMap<>(Map.of(1, 1L));
        long[] prints = new long[steps.size()];
        long sum = 0;
        for (int index = 0; index < prints.length; index++) {
            Step step = steps.get(index);
            long print = mixed(born.getOrDefault(step.process(), 0L) * 31 + step.call());
            for (int earlier = 0; earlier < index; earlier++) {
                if (order.isBefore(earlier, index)) {
                    print += mixed(prints[earlier] ^ 0x5bd1e995L);
                }
            }
            prints[index] = mixed(print);
            sum += prints[index];
            long part = prints[index];
            for (int child : step.created()) {
                part = mixed(part + 1);
                born.put(child, part);
            }
        }
        return sum;
    }

    /** The finalizer of SplitMix64. */
    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
