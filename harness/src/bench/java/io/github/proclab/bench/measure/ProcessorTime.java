package io.github.proclab.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time of processes, in seconds, as proc(5) has it: in hundredths, and that of a child when it has been waited for. */
public final class ProcessorTime {

    private static final double TICKS = 100;
    /** Counted from the one behind the program's name, which may hold anything. */
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private ProcessorTime() { }

    /** Of every process that this one created, those that are gone included; not of this one itself. */
    public static double ofDescendants() {
        ProcessHandle self = ProcessHandle.current();
        String[] own = fields(self.pid());
        double living = self.descendants().mapToDouble(child -> of(fields(child.pid()))).sum();
        return living + (ticks(own, CHILDREN_USER) + ticks(own, CHILDREN_SYSTEM)) / TICKS;
    }

    private static double of(String[] fields) {
        return (ticks(fields, USER) + ticks(fields, SYSTEM) + ticks(fields, CHILDREN_USER) + ticks(fields, CHILDREN_SYSTEM)) / TICKS;
    }

    private static long ticks(String[] fields, int field) {
        return fields.length > field ? Long.parseLong(fields[field]) : 0;
    }

    private static String[] fields(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException ended) {
            return new String[0];
        }
    }
}
