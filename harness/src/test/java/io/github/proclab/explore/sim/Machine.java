package io.github.proclab.explore.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The state of a simulated program: its processes, and what they share. One call at a time, by whoever is chosen. */
final class Machine {

    private static final String FATE_RUNNING = "running";

    final List<Process> processes = new ArrayList<>();
    final Map<Integer, Integer> files = new TreeMap<>();
    final Map<Integer, Pipe> pipes = new TreeMap<>();
    final Map<Integer, Integer> locks = new TreeMap<>();
    final Map<Integer, Integer> semaphores = new TreeMap<>();
    final StringBuilder output = new StringBuilder();
    final int capacity;

    static final class Pipe {
        String content = "";
        final TreeSet<Integer> writers = new TreeSet<>();
        final TreeSet<Integer> readers = new TreeSet<>();
    }

    static final class Process {
        final int number;
        final int parent;
        final int rank;
        int register;
        int children;
        boolean killed;
        boolean ended;
        boolean released;
        boolean reaped;
        String fate = FATE_RUNNING;
        final Deque<Op> todo = new ArrayDeque<>();

        Process(int number, int parent, int rank, List<Op> code) {
            this.number = number;
            this.parent = parent;
            this.rank = rank;
            todo.addAll(code);
        }
    }

    Machine(List<Op> main, int pipeCount, int capacity) {
        this.capacity = capacity;
        processes.add(new Process(1, 0, 1, main));
        for (int pipe = 0; pipe < pipeCount; pipe++) {
            Pipe made = new Pipe();
            made.readers.add(1);
            made.writers.add(1);
            pipes.put(pipe, made);
        }
        settle(process(1));
    }

    private Machine(Machine other) {
        capacity = other.capacity;
        for (Process each : other.processes) {
            Process copy = new Process(each.number, each.parent, each.rank, List.copyOf(each.todo));
            copy.register = each.register;
            copy.children = each.children;
            copy.killed = each.killed;
            copy.ended = each.ended;
            copy.released = each.released;
            copy.reaped = each.reaped;
            copy.fate = each.fate;
            processes.add(copy);
        }
        files.putAll(other.files);
        other.pipes.forEach((number, pipe) -> {
            Pipe copy = new Pipe();
            copy.content = pipe.content;
            copy.writers.addAll(pipe.writers);
            copy.readers.addAll(pipe.readers);
            pipes.put(number, copy);
        });
        locks.putAll(other.locks);
        semaphores.putAll(other.semaphores);
        output.append(other.output);
    }

    Machine copy() {
        return new Machine(this);
    }

    Process process(int number) {
        return processes.get(number - 1);
    }

    List<Integer> enabled() {
        return processes.stream().filter(this::canGoOn).map(process -> process.number).toList();
    }

    List<Process> childrenOf(Process parent) {
        return processes.stream().filter(each -> each.parent == parent.number).toList();
    }

    boolean canGoOn(Process process) {
        if (process.released) {
            return false;
        }
        if (process.ended || process.killed || process.todo.isEmpty()) {
            return true;
        }
        Op next = process.todo.peek();
        if (next instanceof Op.Receive receive) {
            Pipe pipe = pipes.get(receive.pipe());
            return !pipe.content.isEmpty() || pipe.writers.isEmpty();
        } else if (next instanceof Op.Send send) {
            Pipe pipe = pipes.get(send.pipe());
            return pipe.readers.isEmpty() || capacity - pipe.content.length() >= send.bytes().length();
        } else if (next instanceof Op.Lock lock) {
            return !locks.containsKey(lock.lock());
        } else if (next instanceof Op.Await await) {
            return semaphores.getOrDefault(await.semaphore(), 0) > 0;
        } else if (next instanceof Op.Wait) {
            List<Process> children = childrenOf(process).stream().filter(child -> !child.reaped).toList();
            return children.isEmpty() || children.stream().anyMatch(child -> child.released);
        }
        return true;
    }

    /** Takes what is no call out of the way. */
    void settle(Process process) {
        while (process.todo.peek() instanceof Op.When || process.todo.peek() instanceof Op.While) {
            Op next = process.todo.pop();
            if (next instanceof Op.When when) {
                prepend(process, process.register == when.value() ? when.then() : when.otherwise());
            } else if (next instanceof Op.While loop && process.register == loop.value()) {
                process.todo.push(loop);
                prepend(process, loop.body());
            }
        }
    }

    private static void prepend(Process process, List<Op> ops) {
        for (int index = ops.size() - 1; index >= 0; index--) {
            process.todo.push(ops.get(index));
        }
    }

    /** What anybody outside can tell in the end: the output, the files, how each process ended; processes by their lineage. */
    String outcome() {
        Map<String, String> fates = new TreeMap<>();
        processes.forEach(each -> fates.put(lineage(each), each.fate + (each.number == 1 || each.reaped ? "" : "!") + "/" + each.register));
        return output + " " + files + " " + fates;
    }

    String lineage(Process process) {
        return process.parent == 0 ? "main" : lineage(process(process.parent)) + "." + process.rank;
    }

    /** Everything that what is still to come depends on, and the outcome. */
    List<Object> state() {
        List<Object> state = new ArrayList<>(List.of(output.toString(), List.copyOf(files.entrySet()), List.copyOf(locks.entrySet()), List.copyOf(semaphores.entrySet())));
        pipes.values().forEach(pipe -> state.add(List.of(pipe.content, List.copyOf(pipe.writers), List.copyOf(pipe.readers))));
        processes.forEach(each -> state.add(List.of(each.parent, each.rank, each.fate, each.register, each.killed, each.ended, each.released, each.reaped,
                List.copyOf(each.todo))));
        return state;
    }
}
