package io.github.proclab.lab;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One key under {@code expect}. */
public sealed interface Expectation {

    /** All that there are; "file NAME" stands for those of any name. */
    static List<String> keys() {
        return ExpectationReader.KEYS;
    }

    /** As it stands in the lab file: "exit", "stdout". */
    String key();

    /** {@code exit: 0}, {@code exit: 1..255} or {@code 1-255}, {@code exit: signal SEGV}, or a list of these: how the first process ends. */
    record Exit(List<ExitRange> allowed) implements Expectation {
        public Exit {
            allowed = List.copyOf(allowed);
        }

        @Override
        public String key() {
            return "exit";
        }
    }

    enum Stream { STDOUT, STDERR }

    enum FinalNewline { DEMANDED, OPTIONAL }

    /** Something written: the whole of it is as a pattern says. */
    sealed interface Written extends Expectation {

        Pattern pattern();

        /** Demanded only where the lab file has exact text that ends in one. */
        FinalNewline finalNewline();
    }

    /**
     * {@code stdout: TEXT | empty | PATTERN}: the whole of what is written there, by all processes.
     */
    record Output(Stream stream, Pattern pattern, FinalNewline finalNewline) implements Written {
        @Override
        public String key() {
            return stream == Stream.STDOUT ? "stdout" : "stderr";
        }
    }

    /**
     * {@code file out.txt: TEXT | empty | PATTERN}: what this file holds when the run has ended.
     *
     * @param name relative to the folder that the program runs in
     */
    record FileContent(String name, Pattern pattern, FinalNewline finalNewline) implements Written {
        @Override
        public String key() {
            return "file " + name;
        }
    }

    /**
     * {@code processes: main(child * 3)}, {@code processes: 4}, {@code processes: {shape: main(child *), at-most: 9, concurrent: at most 4}}.
     *
     * @param shape      the tree that must grow
     * @param count      how many there are in the whole run, the first one counted
     * @param concurrent the most that are alive at once, the first one counted; a zombie has ended, and is not
     */
    record Processes(Optional<TreeShape.Place> shape, Optional<HowMany> count, Optional<HowMany> concurrent) implements Expectation {
        @Override
        public String key() {
            return "processes";
        }
    }

    /**
     * {@code order: [[exit child, reap child, print "all done"]]}, or one chain alone: what must have happened before what. In each chain
     * every process of a link comes before every process of the next, and each has the event at least once; of an event that comes several
     * times, one that fits is enough. The same words for several processes ("child") in two neighbouring links are the same process in
     * both: each child's exit comes before its own reap.
     *
     * @param chains each with two events or more
     */
    record Order(List<List<OrderedEvent>> chains) implements Expectation {
        public Order {
            chains = chains.stream().map(List::copyOf).toList();
        }

        @Override
        public String key() {
            return "order";
        }
    }

    /**
     * {@code reaped: all}, {@code reaped: {order: [child 2, child 1], status: {child 1: 3}, until: ECHILD}}.
     *
     * @param by        who waited for whom
     * @param order     every process of one was reaped before every process of the next; empty: in any order
     * @param failures  how often waits of the student's own programs failed with an error, by its name
     * @param automatic how many were reaped without a wait, because their parent asked not to have to
     */
    record Reaped(Who who, List<ReapedBy> by, List<ProcessSelector> order, List<ReapedWith> statuses, Last last, Map<String, HowMany> failures,
                  Optional<HowMany> automatic) implements Expectation {

        static final Reaped EVERYBODY = new Reaped(Who.ALL, List.of(), List.of(), List.of(), Last.ANY, Map.of(), Optional.empty());

        /** ALL: every process that was created was waited for, or its parent asked not to have to. */
        public enum Who { ALL, THOSE_NAMED }

        /** How the last wait of the first process came out. */
        public enum Last { ECHILD, ANY }

        /** @param child empty: everybody who was reaped */
        public record ReapedBy(Optional<ProcessSelector> child, ProcessSelector parent) { }

        public record ReapedWith(ProcessSelector child, List<ExitRange> allowed) {
            public ReapedWith {
                allowed = List.copyOf(allowed);
            }
        }

        public Reaped {
            by = List.copyOf(by);
            order = List.copyOf(order);
            statuses = List.copyOf(statuses);
            failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
        }

        @Override
        public String key() {
            return "reaped";
        }
    }

    /**
     * {@code zombies: none}, {@code zombies: 1}, {@code zombies: {lasting: 100ms}}.
     *
     * @param unreaped how many ended and were not waited for before their parent or the run ended
     * @param lasting  no zombie stands for longer than this, whether it is reaped then or not
     */
    record Zombies(Optional<HowMany> unreaped, Optional<Duration> lasting) implements Expectation {
        @Override
        public String key() {
            return "zombies";
        }
    }

    /** Who gets a process whose parent has ended. */
    sealed interface Adopter { }

    record Init() implements Adopter { }

    /** A process of the run that has asked for it with PR_SET_CHILD_SUBREAPER. */
    record Subreaper(ProcessSelector process) implements Adopter { }

    /**
     * {@code orphans: none}, {@code orphans: 1, adopted by init}, {@code orphans: {count: 1, adopted-by: main, outliving: none}}.
     *
     * @param adopter   of each of them
     * @param outliving how many of them were still alive when the run was over
     */
    record Orphans(HowMany count, Optional<Adopter> adopter, Optional<HowMany> outliving) implements Expectation {
        @Override
        public String key() {
            return "orphans";
        }
    }

    /**
     * {@code left-running: none}, {@code left-running: {count: 1, after: 200ms}}.
     *
     * @param after so long after the first process's end; empty: when the grace is over
     */
    record LeftRunning(HowMany count, Optional<Duration> after) implements Expectation {
        @Override
        public String key() {
            return "left-running";
        }
    }

    /**
     * {@code calls: [fork, execvp, no system, pipe at most 1]}: what the student's own programs call, in all processes together and as far
     * as it is seen in the run. A function that must be called may be any that looks the same ({@link CallKind}): for "execvp", any exec.
     * A call that fails counts, too.
     */
    record Calls(List<CallRule> rules) implements Expectation {
        public Calls {
            rules = List.copyOf(rules);
        }

        @Override
        public String key() {
            return "calls";
        }
    }

    /** {@code duplicated-output: none}: no text is written twice because it stood in a buffer that fork() copied. */
    record DuplicatedOutputNone() implements Expectation {
        @Override
        public String key() {
            return "duplicated-output";
        }
    }

    /**
     * {@code descriptors: clean}, {@code descriptors: {kinds: [into-exec, pipe-ends], handed-on: [3, pipe, "*.log"]}}.
     *
     * @param kinds    of faults that are looked for
     * @param handedOn what may be open across an exec: a number, a kind ("pipe"), a name with "*" for anything but a slash
     */
    record Descriptors(Set<DescriptorFaultKind> kinds, List<String> handedOn) implements Expectation {
        public Descriptors {
            // In the same order in every run of the JVM, which Set.copyOf() does not keep.
            kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
            handedOn = List.copyOf(handedOn);
        }

        @Override
        public String key() {
            return "descriptors";
        }
    }

    /**
     * {@code ipc: clean}, {@code ipc: [/queue, "key 0x0000002a"]}: System V and POSIX objects and FIFOs that the run made and nobody removed.
     *
     * @param mayRemain names as findings show them, "*" standing for anything but a slash
     */
    record Ipc(List<String> mayRemain) implements Expectation {
        public Ipc {
            mayRemain = List.copyOf(mayRemain);
        }

        @Override
        public String key() {
            return "ipc";
        }
    }

    /**
     * {@code files: clean}, {@code files: [out.txt, "*.log"]}: files and folders that the run made and nobody removed.
     *
     * @param mayRemain paths relative to where the program runs, "*" standing for anything but a slash; a folder's ends in a slash
     */
    record Files(List<String> mayRemain) implements Expectation {
        public Files {
            mayRemain = List.copyOf(mayRemain);
        }

        @Override
        public String key() {
            return "files";
        }
    }

    /** {@code time: 2s}, {@code time: 1s..2s}: how long the run takes, from its start to its end. */
    record Time(DurationRange bounds) implements Expectation {
        @Override
        public String key() {
            return "time";
        }
    }

    /**
     * {@code cpu: 500ms}, {@code cpu: {total: 2s, each: 500ms}}: processor time.
     *
     * @param total of all processes together, at most
     * @param each  of every single one, at most; one of the two is there
     */
    record Cpu(Optional<Duration> total, Optional<Duration> each) implements Expectation {
        @Override
        public String key() {
            return "cpu";
        }
    }

    /** {@code peak-memory: 8MiB}: the most memory that any one process has in use at a time, shared pages counted. */
    record PeakMemory(long bytes) implements Expectation {
        @Override
        public String key() {
            return "peak-memory";
        }
    }

    /**
     * {@code memory: clean}, {@code memory: [read_line]}: no block is definitely lost when its process exits, and no memory used as it must
     * not be, in a run of its own under Valgrind.
     *
     * @param mayLose functions of the student's: what they allocate, or what they call does, may be lost
     */
    record Memory(List<String> mayLose) implements Expectation {
        public Memory {
            mayLose = List.copyOf(mayLose);
        }

        @Override
        public String key() {
            return "memory";
        }
    }

    /** {@code terminates: true}: no deadlock, no time out, no limit. Expected of every test, written or not. */
    record Terminates() implements Expectation {
        @Override
        public String key() {
            return "terminates";
        }
    }
}
