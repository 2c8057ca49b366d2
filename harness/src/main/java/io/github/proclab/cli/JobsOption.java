package io.github.proclab.cli;

import io.github.proclab.sandbox.SandboxLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** {@code --jobs}. */
final class JobsOption {

    private static final String AVAILABLE = "MemAvailable:";
    private static final long KIB = 1024;

    @Option(names = "--jobs", paramLabel = "N",
            description = "Submissions at a time, each in a sandbox of its own; by default as many as there are processors, and memory for.")
    private Optional<Integer> count;

    int count() {
        int processors = Runtime.getRuntime().availableProcessors();
        if (count.filter(number -> number < 1).isPresent()) {
            throw new UsageProblem("--jobs is a number of submissions, 1 to " + processors + " here");
        }
        return count.map(number -> Math.min(number, processors)).orElseGet(() -> fitting(processors, available()));
    }

    /**
     * For each there is one sandbox that runs and one that stands ready, which may all be full.
     *
     * @param memory bytes that can be had; empty where that is not known
     */
    static int fitting(int processors, Optional<Long> memory) {
        return memory.map(bytes -> (int) Math.max(1, Math.min(processors, bytes / (2 * SandboxLimits.USUAL.memory())))).orElse(processors);
    }

    private static Optional<Long> available() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(AVAILABLE)).findFirst().map(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB);
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }
}
