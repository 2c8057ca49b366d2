package io.github.proclab.check;

import io.github.proclab.trace.Blockage;
import io.github.proclab.trace.Blockage.Holder;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Holding;
import io.github.proclab.trace.KernelObject;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.Trace;
import java.util.List;
import java.util.Optional;

/** What a blocked process waits for, and in whose hands it is. */
final class BlockageWords {

    private final Trace trace;
    private final DescriptorHistory history;

    BlockageWords(Trace trace, DescriptorHistory history) {
        this.trace = trace;
        this.history = history;
    }

    /** "main waits for input or end-of-file on the pipe made at pipe.c:12; its write end is still open in main itself". */
    String sentence(Blockage blockage) {
        return subject(blockage) + " " + switch (blockage.awaited()) {
            case INPUT -> "waits for input or end-of-file on " + pipe(blockage) + end(blockage, "write");
            case ROOM -> "waits for room in " + pipe(blockage) + ", which is full" + end(blockage, "read");
            case OTHER_END -> "waits in open() for somebody to open the other end of a FIFO";
            case CHILD -> "waits for " + children(blockage) + " to end";
            case SIGNAL -> "waits for a signal, which nobody sends";
            case CONTINUATION -> "is stopped, and nobody continues it";
            case LOCK -> "waits for a lock on a file";
            case THREAD -> "waits for a mutex, a condition, a semaphore or another thread";
            case SEMAPHORE -> "waits for a semaphore";
            case MESSAGE -> "waits at a message queue";
            case SOCKET -> "waits at a socket";
            case DESCRIPTORS -> "waits in " + blockage.call() + "() for one of several descriptors";
            case TIME -> "sleeps";
            case TERMINAL -> "waits for input on its stdin";
            case OTHER -> blockage.call().isEmpty() ? "is blocked" : "is blocked in " + blockage.call() + "()";
        };
    }

    private String subject(Blockage blockage) {
        return Words.name(trace, blockage.process());
    }

    private String pipe(Blockage blockage) {
        KernelObject object = blockage.object();
        if (object.kind() == KernelObject.Kind.FIFO) {
            return "the " + trace.nameOf(object);
        }
        Optional<SourceLine> made = history.holdings().stream().filter(held -> held.object().same(object))
                .flatMap(held -> held.opened().stream()).flatMap(opened -> trace.at(opened).stream()).findFirst();
        return made.map(line -> "the pipe made at " + line).orElse(trace.nameOf(object));
    }

    private String end(Blockage blockage, String end) {
        List<String> holders = blockage.holders().stream().map(Holder::process).distinct()
                .map(id -> id == blockage.process() ? Words.name(trace, id) + " itself" : Words.name(trace, id)).toList();
        return holders.isEmpty() ? "" : "; its " + end + " end is still open in " + Words.list(holders) + descriptors(blockage);
    }

    private static String descriptors(Blockage blockage) {
        List<String> held = blockage.holders().stream().flatMap(holder -> holder.held().stream()).map(Holding::fd).distinct()
                .map(String::valueOf).toList();
        return held.isEmpty() ? "" : " (descriptor " + Words.list(held) + ")";
    }

    private String children(Blockage blockage) {
        List<String> children = blockage.holders().stream().map(holder -> Words.name(trace, holder.process())).toList();
        return children.isEmpty() ? "a child" : String.join(" or ", children);
    }
}
