package io.github.proclab.trace;

import io.github.proclab.trace.Blockage.Awaited;
import java.util.ArrayList;
import java.util.List;

/**
 * Pipe ends that hold up somebody who is blocked when the run is over. That a process does not use its end shows in what it
 * does instead: it waits for the other end of the same pipe itself, or is blocked in something that is no transfer of data,
 * or leaves the writing to others. Standard streams are held for their program's sake.
 */
final class StuckPipeEnds {

    private final List<Blockage> blockages;
    private final PipeUse use;

    /** There was nobody else who could have read. */
    private final boolean alone;

    private StuckPipeEnds(List<Blockage> blockages, PipeUse use, boolean alone) {
        this.blockages = blockages;
        this.use = use;
        this.alone = alone;
    }

    static List<HeldPipeEnd> in(Trace trace, DescriptorHistory history) {
        StuckPipeEnds ends = new StuckPipeEnds(Blockages.in(trace, history), PipeUse.in(trace), trace.processes().size() == 1);
        List<HeldPipeEnd> found = new ArrayList<>();
        for (Blockage kept : ends.blockages.stream().filter(one -> one.awaited() == Awaited.INPUT || one.awaited() == Awaited.ROOM).toList()) {
            List<Holding> held = kept.holders().stream().flatMap(holder -> holder.held().stream()).toList();
            if (!ends.passesTokens(kept, held)) {
                held.stream().filter(end -> ends.isNotUsed(end, kept)).forEach(end -> found.add(new HeldPipeEnd(end, kept.event())));
            }
        }
        return found;
    }

    /** A pipe as a lock: somebody took from it, goes on to something else, and keeps the write end in order to put back. */
    private boolean passesTokens(Blockage kept, List<Holding> holders) {
        return kept.awaited() == Awaited.INPUT && holders.stream()
                .anyMatch(held -> use.used(held.process(), held.object(), false) && !waitsForTheSame(held, kept));
    }

    private boolean isNotUsed(Holding held, Blockage kept) {
        if (held.fd() <= 2) {
            return false;
        }
        if (kept.awaited() == Awaited.ROOM) {
            return isNotRead(held, kept);
        }
        if (waitsForTheSame(held, kept)) {
            return true;
        }
        boolean used = use.used(held.process(), held.object(), true);
        boolean leftToOthers = !used && use.usedByOther(held.process(), held.object(), true);
        if (isIn(held.process(), Awaited.INPUT) || isIn(held.process(), Awaited.ROOM)) {
            return used || leftToOthers;
        }
        return leftToOthers || isBlockedForGood(held.process());
    }

    /**
     * Whoever is to empty a full pipe keeps its read end by right, though he waits for something else first: that he would have read later
     * the run does not show, as it ended here. He is blamed only where the reading was done by others, or where he fills the pipe himself.
     */
    private boolean isNotRead(Holding held, Blockage kept) {
        boolean used = use.used(held.process(), held.object(), false);
        return !used && (waitsForTheSame(held, kept) ? !alone : use.usedByOther(held.process(), held.object(), false));
    }

    private boolean waitsForTheSame(Holding held, Blockage kept) {
        return blockages.stream().anyMatch(other -> other.process() == held.process()
                && other.awaited() == kept.awaited() && other.object().same(kept.object()));
    }

    private boolean isIn(int process, Awaited awaited) {
        return blockages.stream().anyMatch(other -> other.process() == process && other.awaited() == awaited);
    }

    private boolean isBlockedForGood(int process) {
        return blockages.stream().anyMatch(other -> other.process() == process && other.awaited() != Awaited.TIME);
    }
}
