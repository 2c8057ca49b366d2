package io.github.proclab.trace;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which process ever read from which pipe, and which wrote. */
final class PipeUse {

    private record Use(int process, KernelObject.Kind kind, long inode, boolean write) { }

    private final Set<Use> uses = new HashSet<>();

    private PipeUse() { }

    static PipeUse in(Trace trace) {
        PipeUse use = new PipeUse();
        trace.events().forEach(use::add);
        return use;
    }

    private void add(Event event) {
        if (event instanceof Event.Read read && read.result() > 0) {
            uses.add(new Use(read.process(), read.object().kind(), read.object().inode(), false));
        } else if (event instanceof Event.Wrote wrote && wrote.result() > 0) {
            uses.add(new Use(wrote.process(), wrote.object().kind(), wrote.object().inode(), true));
        }
    }

    boolean used(int process, KernelObject object, boolean write) {
        return uses.contains(new Use(process, object.kind(), object.inode(), write));
    }

    /** Somebody else did. */
    boolean usedByOther(int process, KernelObject object, boolean write) {
        return uses.stream().anyMatch(use -> use.process != process && use.write == write
                && use.kind == object.kind() && use.inode == object.inode());
    }

    /** Its process never read or wrote the pipe, and others did what this end is for. */
    boolean leftToOthers(Holding held, boolean write) {
        return !used(held.process(), held.object(), true) && !used(held.process(), held.object(), false)
                && usedByOther(held.process(), held.object(), write);
    }

    static boolean isPipe(KernelObject object) {
        return List.of(KernelObject.Kind.PIPE, KernelObject.Kind.FIFO).contains(object.kind());
    }
}
