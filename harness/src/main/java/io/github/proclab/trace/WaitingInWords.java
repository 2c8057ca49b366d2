package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Says in words what a blocked thread waits for, and who holds it up. Names are a student's: escape before printing. */
public final class WaitingInWords {

    private static final int MANY = 4;

    private final Trace trace;
    private final DescriptorHistory history;
    private final Set<Holding> unused;
    private final AwaitedNames names;
    private final IntFunction<String> nameOf;

    public WaitingInWords(Trace trace, DescriptorHistory history) {
        this(trace, history, trace::nameOf);
    }

    /** @param nameOf what a process is called, by its id */
    public WaitingInWords(Trace trace, DescriptorHistory history, IntFunction<String> nameOf) {
        this.trace = trace;
        this.history = history;
        this.nameOf = nameOf;
        names = new AwaitedNames(trace);
        unused = HeldPipeEnd.in(trace, history).stream().map(HeldPipeEnd::held).collect(Collectors.toSet());
    }

    /** "end-of-file on pipe:1", "child 1 of main to end", "a signal". */
    public String awaited(Blockage blockage) {
        return awaited(blockage, trace.nameOf(blockage.object()));
    }

    private String awaited(Blockage blockage, String object) {
        return switch (blockage.awaited()) {
            case INPUT -> (isForEndOfFileAlone(blockage) ? "end-of-file on " : "data or end-of-file on ") + object;
            case ROOM -> "room in " + object;
            case OTHER_END -> otherEnd(blockage);
            case CHILD -> children(blockage);
            case SIGNAL -> "a signal";
            case CONTINUATION -> "SIGCONT, being stopped";
            case LOCK -> "a lock on " + orElse(blockage, "a file") + had(blockage, "that ");
            case THREAD -> names.futex(blockage) + had(blockage, "that ");
            case SEMAPHORE -> names.semaphore(blockage);
            case MESSAGE -> names.queue(blockage);
            case SOCKET -> orElse(blockage, "a socket");
            case DESCRIPTORS -> names.polled(blockage);
            case TIME -> "its sleep to end";
            case TERMINAL -> "input from " + orElse(blockage, "a descriptor");
            case OTHER -> blockage.call().isEmpty() ? "nothing: it is running" : "its " + blockage.call() + " call to return";
        };
    }

    /** "main waits for wc to end"; who holds it up is said only where that is the process itself. */
    public String inShort(Blockage blockage) {
        boolean itself = blockage.holders().stream().anyMatch(holder -> holder.held().filter(held -> held.process() == blockage.process()).isPresent());
        return nameOf.apply(blockage.process()) + thread(blockage) + " waits for " + awaited(blockage, made(blockage)) + (itself ? heldUp(blockage) : "");
    }

    /** "main (pipe.c:31) waits for end-of-file on the pipe made at pipe.c:12; its write end is still open in main itself (fd 4)". */
    public String sentence(Blockage blockage) {
        String call = blockage.call().isEmpty() ? "" : " (in " + blockage.call() + ")";
        return nameOf.apply(blockage.process()) + thread(blockage) + at(blockage.event()).map(place -> " (" + place + ")").orElse(call)
                + " " + situation(blockage);
    }

    /** The same without who and where: "waits for end-of-file on the pipe made at pipe.c:12; its write end is still open in main itself (fd 4)". */
    public String situation(Blockage blockage) {
        return "waits for " + awaited(blockage, made(blockage)) + passed(blockage) + heldUp(blockage);
    }

    /** "; 2 messages were sent to it and 2 received from it". */
    private String passed(Blockage blockage) {
        Optional<Passage> passage = Passage.until(trace, history, blockage);
        if (passage.isEmpty()) {
            return "";
        }
        long in = passage.get().in();
        long out = passage.get().out();
        if (blockage.awaited() == Blockage.Awaited.MESSAGE) {
            return in == 0 ? "; no message was ever sent to it"
                    : "; " + in + (in == 1 ? " message was" : " messages were") + " sent to it and " + (out == 0 ? "none" : out) + " received from it";
        }
        // What was spliced out of a pipe is not counted.
        boolean known = blockage.awaited() == Blockage.Awaited.ROOM || in == out && !isForEndOfFileAlone(blockage);
        return in == 0 || !known ? "" : "; " + in + (in == 1 ? " byte was" : " bytes were") + " written to it and " + (out == 0 ? "none" : out) + " read from it";
    }

    /** open(2) of a FIFO waits for the opposite of what it asks for. */
    private String otherEnd(Blockage blockage) {
        int flags = blockage.event().arguments().get(blockage.call().equals("open") ? 1 : 2).intValue();
        String other = switch (flags & 3) {
            case 0 -> " for writing";
            case 1 -> " for reading";
            default -> "";
        };
        return "somebody to open " + orElse(blockage, "a FIFO") + other;
    }

    private String had(Blockage blockage, String that) {
        return blockage.holder().map(holder -> " " + that + (holder == blockage.process() ? "it has itself" : nameOf.apply(holder) + " has"))
                .orElse("");
    }

    private String thread(Blockage blockage) {
        int thread = trace.threadOf(blockage.event());
        return thread == 1 ? "" : ", thread " + thread;
    }

    public Optional<SourceLine> openedAt(Holding held) {
        return held.opened().flatMap(trace::at);
    }

    /** "pipe:1 write end"; of what has no ends, the name alone. */
    public String end(Holding held) {
        String name = trace.nameOf(held.object());
        return PipeUse.isPipe(held.object()) && held.readable() != held.writable()
                ? name + (held.writable() ? " write end" : " read end") : name;
    }

    private boolean isForEndOfFileAlone(Blockage blockage) {
        return !blockage.holders().isEmpty() && blockage.holders().stream().allMatch(holder -> holder.held().filter(unused::contains).isPresent());
    }

    private String children(Blockage blockage) {
        List<String> names = blockage.holders().stream().map(holder -> nameOf.apply(holder.process())).toList();
        return switch (names.size()) {
            case 0 -> "a child to end, and has none that lives";
            case 1 -> names.get(0) + " to end";
            default -> "one of " + listed(names) + " to end";
        };
    }

    private String made(Blockage blockage) {
        String made = madeAt(blockage);
        boolean pipe = PipeUse.isPipe(blockage.object()) && !made.isEmpty();
        return blockage.object().kind() == KernelObject.Kind.PIPE && pipe ? "the pipe" + made : trace.nameOf(blockage.object()) + (pipe ? "," + made : "");
    }

    private String madeAt(Blockage blockage) {
        return blockage.holders().stream().flatMap(holder -> holder.held().stream()).findFirst()
                .flatMap(this::openedAt).map(place -> " made at " + place).orElse("");
    }

    private String heldUp(Blockage blockage) {
        Map<Integer, List<String>> descriptors = new LinkedHashMap<>();
        blockage.holders().forEach(holder -> holder.held().ifPresent(held ->
                descriptors.computeIfAbsent(held.process(), id -> new ArrayList<>()).add("fd " + held.fd())));
        if (descriptors.isEmpty() || blockage.more().filter(more -> more.polled().size() > 1).isPresent()) {
            return "";
        }
        List<String> holders = descriptors.entrySet().stream().map(entry ->
                (entry.getKey() == blockage.process() ? nameOf.apply(entry.getKey()) + " itself" : nameOf.apply(entry.getKey()))
                        + " (" + String.join(", ", entry.getValue()) + ")").toList();
        boolean reads = blockage.awaited() == Blockage.Awaited.INPUT || blockage.more().filter(more -> more.polled().stream().anyMatch(Event.Descriptor::readable)).isPresent();
        String end = reads ? "write" : "read";
        return "; its " + end + " end is still open in " + listed(holders);
    }

    private static String listed(List<String> names) {
        if (names.size() > MANY) {
            return String.join(", ", names.subList(0, MANY - 1)) + " and " + (names.size() - MANY + 1) + " more";
        }
        return names.size() < 2 ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    private Optional<SourceLine> at(Event event) {
        return trace.at(event);
    }

    private String orElse(Blockage blockage, String unknown) {
        return blockage.event().fd() < 0 && blockage.object().equals(KernelObject.NONE) ? unknown : trace.nameOf(blockage.object());
    }
}
