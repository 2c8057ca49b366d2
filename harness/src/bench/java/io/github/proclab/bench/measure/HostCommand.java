package io.github.proclab.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A command of this machine. */
public record HostCommand(List<String> words, Map<String, String> environment) {

    public HostCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    public static HostCommand of(String... words) {
        return new HostCommand(List.of(words), Map.of());
    }

    public static HostCommand of(List<String> words) {
        return new HostCommand(words, Map.of());
    }

    /** The same on one processor. */
    public HostCommand pinnedTo(int processor) {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(processor)));
        pinned.addAll(words);
        return new HostCommand(pinned, environment);
    }

    public HostCommand with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new HostCommand(words, more);
    }

    /** Where a program is that the PATH has. */
    public static Optional<Path> found(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":")).map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable).findFirst();
    }

    /** @param status the exit status; 128 + n for a signal */
    public record Ended(int status, String output) { }

    /** Runs it to its end; its stderr goes where its stdout goes. */
    public Ended run() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    /** @throws CannotMeasure where it fails */
    public String mustRun() throws IOException, InterruptedException {
        Ended ended = run();
        if (ended.status() != 0) {
            throw new CannotMeasure(String.join(" ", words) + " failed with " + ended.status() + ": " + ended.output().strip());
        }
        return ended.output();
    }
}
