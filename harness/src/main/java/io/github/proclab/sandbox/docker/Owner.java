package io.github.proclab.sandbox.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The process that a container was made for.
 *
 * @param place   where its pid means something: this boot of this machine, and the process namespace in it; empty where that is not known
 * @param started in the kernel's ticks since boot: pids are used again
 */
record Owner(String place, long pid, String started) {

    private static final String PLACE = "io.github.proclab.owner.place";
    private static final String PID = "io.github.proclab.owner.pid";
    private static final String STARTED = "io.github.proclab.owner.started";

    /** Of proc(5)'s stat, counted from the one that follows the name. */
    private static final int START_TIME = 19;

    static Owner thisProcess() {
        long pid = ProcessHandle.current().pid();
        return new Owner(here(), pid, started(pid).orElse(""));
    }

    static Optional<Owner> in(Map<String, String> labels) {
        try {
            return Optional.of(new Owner(labels.getOrDefault(PLACE, ""), Long.parseLong(labels.getOrDefault(PID, "")), labels.getOrDefault(STARTED, "")));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    Map<String, String> labels() {
        return Map.of(PLACE, place, PID, Long.toString(pid), STARTED, started);
    }

    /** True only where that is known: of a process elsewhere nothing is. */
    boolean gone() {
        return !place.isEmpty() && place.equals(here()) && !started(pid).equals(Optional.of(started));
    }

    private static Optional<String> started(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Optional.of(afterName[START_TIME]);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static String here() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + " "
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException notLinux) {
            return "";
        }
    }
}
