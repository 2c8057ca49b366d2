package io.github.proclab.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What it was measured on. */
public record Machine(String processor, int processors, String memory, String kernel, String java) {

    public static Machine here() {
        String memory = line("/proc/meminfo", "MemTotal:").replaceAll("\\D", "");
        return new Machine(line("/proc/cpuinfo", "model name").replaceFirst("^.*?:\\s*", ""), Runtime.getRuntime().availableProcessors(),
                memory.isEmpty() ? "?" : String.format(Locale.ROOT, "%.0f GiB", Long.parseLong(memory) / 1048576.0), System.getProperty("os.version"),
                "Java " + System.getProperty("java.version"));
    }

    public String told() {
        return processors + " × " + processor + ", " + memory + ", Linux " + kernel + ", " + java;
    }

    /** How many processes want to run, on an average of the last minute; 0 where that is not known. */
    public static double load() {
        try {
            return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        } catch (IOException unknown) {
            return 0;
        }
    }

    private static String line(String file, String start) {
        try {
            return Files.readAllLines(Path.of(file)).stream().filter(line -> line.startsWith(start)).findFirst().orElse("");
        } catch (IOException unknown) {
            return "";
        }
    }
}
