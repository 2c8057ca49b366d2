package io.github.proclab.format;

import java.util.Map;

/** What each kind of check is about, for those who see a finding far from the lab file. */
final class Rules {

    private static final Map<String, String> ABOUT = Map.ofEntries(
            Map.entry("build", "The submission compiles."),
            Map.entry("submit", "The files that the lab asks for are there."),
            Map.entry("grading", "The submission can be graded."),
            Map.entry("exit", "The program ends with the exit status, or by the signal, that is asked for."),
            Map.entry("stdout", "The program writes to standard output what is asked for."),
            Map.entry("stderr", "The program writes to standard error what is asked for."),
            Map.entry("processes", "The processes that are created form the tree that is asked for."),
            Map.entry("order", "What must happen before something else does."),
            Map.entry("zombies", "No process that has ended waits for its parent to fetch its status."),
            Map.entry("orphans", "No process outlives its parent, unless it is meant to."),
            Map.entry("left-running", "No process goes on after the program has ended."),
            Map.entry("reaped", "Every child is waited for."),
            Map.entry("statuses", "What a wait says of a child is read with the macros of wait(2)."),
            Map.entry("descriptors", "Descriptors are closed where they are not needed, and none is closed twice."),
            Map.entry("memory", "Memory that is allocated is freed, and none is used that is not there."),
            Map.entry("ipc", "Semaphores, queues and shared memory do not remain."),
            Map.entry("files", "Files that the program makes for itself do not remain."),
            Map.entry("calls", "The calls that are asked for are made, and those that are forbidden are not."),
            Map.entry("terminates", "The program ends by itself: no deadlock, no endless loop."),
            Map.entry("time", "The program takes as long as it may."),
            Map.entry("cpu", "The program uses as much processor time as it may."),
            Map.entry("peak-memory", "The program uses as much memory as it may."));

    private Rules() { }

    static String about(String check) {
        return ABOUT.getOrDefault(check, check.startsWith("file ") ? "The program leaves the file as it is asked for." : "The lab's check \"" + check + "\".");
    }

    static String help(String check) {
        return about(check) + " The result says what was expected and what happened, and its places say which process did what; docs/lab-file.md of proclab tells"
                + " what the check looks at.";
    }
}
