package io.github.proclab.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command of this machine.
 *
 * @param environment all of it; empty: that of this process
 */
public record HostCommand(List<String> words, Optional<Map<String, String>> environment) {

    public HostCommand {
        words = List.copyOf(words);
    }

    public static HostCommand of(String... words) {
        return new HostCommand(List.of(words), Optional.empty());
    }

    public static HostCommand of(List<String> words) {
        return new HostCommand(words, Optional.empty());
    }

    public HostCommand with(Map<String, String> whole) {
        return new HostCommand(words, Optional.of(whole));
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
        environment.ifPresent(whole -> {
            builder.environment().clear();
            builder.environment().putAll(whole);
        });
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
