package io.github.proclab.check;

import io.github.proclab.lab.HowMany;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How findings speak. */
final class Words {

    private static final int MOST_NAMED = 6;

    private Words() { }

    /** "child 2" for a child of the first process's, "child 1 of child 2 of main", "wc". */
    static String name(TracedProcess process) {
        return name(process.name());
    }

    static String name(Trace trace, int process) {
        return name(trace.nameOf(process));
    }

    static String name(String part) {
        return TracedProcess.spoken(part);
    }

    /** At the beginning of a sentence: "Child 2"; a program's name stays as it is. */
    static String sentence(String name) {
        return name.startsWith("child ") || name.equals("main") ? Character.toUpperCase(name.charAt(0)) + name.substring(1) : name;
    }

    /** "child 2 (pid 9)". */
    static String withPid(TracedProcess process) {
        return name(process) + " (pid " + process.pid() + ")";
    }

    /** The same in a sentence that begins with its parent: "its child 1 (pid 9)". */
    static String withPidBeside(TracedProcess parent, TracedProcess child) {
        String itsOwn = " of " + parent.name();
        return parent.id() == 1 || !child.name().endsWith(itsOwn) ? withPid(child)
                : "its " + child.name().substring(0, child.name().length() - itsOwn.length()) + " (pid " + child.pid() + ")";
    }

    static String names(List<TracedProcess> processes) {
        return list(processes.stream().map(Words::name).toList());
    }

    /** "a", "a and b", "a, b and c", "a, b, c, d, e, f and 12 more". */
    static String list(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        List<String> told = items.size() <= MOST_NAMED + 1 ? items
                : Stream.concat(items.stream().limit(MOST_NAMED), Stream.of(items.size() - MOST_NAMED + " more")).toList();
        return String.join(", ", told.subList(0, told.size() - 1)) + " and " + told.get(told.size() - 1);
    }

    /** "a", "a or b", "a, b or c". */
    static String either(List<String> items) {
        return items.size() < 2 ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + " or " + items.get(items.size() - 1);
    }

    /** "no zombie", "1 zombie", "2 zombies"; "1 process", "2 processes". */
    static String count(int number, String noun) {
        String plural = noun.endsWith("s") ? noun + "es" : noun.endsWith("ch") ? noun + "es" : noun.equals("child") ? "children" : noun + "s";
        return number == 0 ? "no " + noun : number + " " + (number == 1 ? noun : plural);
    }

    /** "no zombie", "3 processes", "2 to 4 processes", "at most 1 process". */
    static String count(HowMany bounds, String noun) {
        if (bounds.isOneNumber()) {
            return count(bounds.least(), noun);
        }
        int number = bounds.most() == HowMany.ANY_NUMBER ? bounds.least() : bounds.most();
        return bounds + count(number, noun).substring(String.valueOf(number).length());
    }

    /** "stdout"; "descriptor 5". */
    static String stream(int fd) {
        return fd == 1 ? "stdout" : fd == 2 ? "stderr" : "descriptor " + fd;
    }

    /** "0.4 ms", "350 ms", "1.2 s". */
    static String duration(Duration length) {
        double millis = length.toNanos() / 1e6;
        if (millis >= 1000) {
            return String.format(Locale.ROOT, millis % 1000 == 0 ? "%.0f s" : "%.1f s", millis / 1000);
        }
        return String.format(Locale.ROOT, millis < 10 && millis % 1 != 0 ? "%.1f ms" : "%.0f ms", millis);
    }

    static String were(int number) {
        return number == 1 ? "was" : "were";
    }

    /** "once", "twice", "3 times". */
    static String times(int number) {
        return switch (number) {
            case 0 -> "never";
            case 1 -> "once";
            case 2 -> "twice";
            default -> number + " times";
        };
    }
}
