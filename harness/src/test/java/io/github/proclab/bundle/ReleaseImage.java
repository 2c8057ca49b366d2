package io.github.proclab.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.proclab.sandbox.TestedSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The image with the whole of proclab, built once for all tests that run it; they are skipped where there is no Docker. */
final class ReleaseImage {

    static final Path HOME = Path.of(System.getenv().getOrDefault("PROCLAB_HOME", "")).toAbsolutePath();

    private static final Object ONCE = new Object();
    private static String name = "";

    record Ran(int status, String out, String err) { }

    private ReleaseImage() { }

    static String name() throws IOException, InterruptedException {
        assumeTrue(TestedSandbox.DOCKER.sandbox() != null);
        synchronized (ONCE) {
            if (name.isEmpty()) {
                Ran built = run(HOME, Map.of(), List.of(HOME.resolve("docker/release/build.sh").toString(), "proclab/tested"));
                assertThat(built.status()).as(built.err()).isZero();
                name = built.out().strip();
            }
            return name;
        }
    }

    /** In a container as it is by default, no privileges, no namespaces to be had; and without a network, which not every engine has. */
    static Ran run(List<String> options, String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("docker", "run", "--rm", "--network", "none"));
        all.addAll(options);
        all.add(name());
        all.addAll(List.of(command));
        return run(HOME, Map.of(), all);
    }

    static Ran run(Path here, Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        Path err = Files.createTempFile("proclab-err", "");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(here.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }
}
