package io.github.proclab.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.action.CompositeAction.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What action.yml does before and around a check, with its own scripts: what it builds, fetches and keeps. Java, Maven, Docker and make are
 * played, and write down what they were asked for.
 */
class ActionPreparationTest {

    private static final Path HOME = Path.of(System.getProperty("user.dir"));
    private static final List<String> SCRIPTS = List.of("action.yml", "grade.sh", "pom.xml", "docker/build.sh", "docker/image-tag.sh", "docker/base-image.sh",
            "docker/Dockerfile", ".github/action/sources.sh", ".github/action/build.sh", ".github/action/check.sh", ".github/action/pack.sh");

    private static final String MAVEN = """
            #!/bin/sh
            echo mvn >>"$TOOL_LOG"
            while [ "$1" != -f ]; do shift; done
            target=$(dirname "$2")/target
            mkdir -p "$target/lib"
            echo jar >"$target/proclab.jar"
            echo library >"$target/lib/library.jar"
            """;
    private static final String JAVA = """
            #!/bin/sh
            echo "java $*" >>"$TOOL_LOG"
            """;
    /** An engine whose images are files in a folder. */
    private static final String DOCKER = """
            #!/bin/sh
            case "$1 $2" in
                'image inspect')
                    for name in "$@"; do :; done
                    if [ "$3" = --format ]; then cat "$ENGINE/base" && exit; fi
                    [ "$name" = debian:bookworm-slim ] || [ -e "$ENGINE/$name" ] ;;
                'build --quiet')
                    echo "docker build" >>"$TOOL_LOG"
                    while [ "$1" != --tag ]; do shift; done
                    : >"$ENGINE/$2" ;;
                'save --output') echo "$4" >"$3" ;;
                'load --quiet') echo "docker load" >>"$TOOL_LOG"; : >"$ENGINE/$(cat "$4")" ;;
            esac
            """;

    @TempDir
    private Path folder;

    private Path tools;
    private Path workspace;
    private final Map<String, Path> kept = new HashMap<>();
    private int machines;

    /** Keeps files as the real one does, and gives them to whoever asks with the same key. */
    private final class KeptFiles implements CompositeAction.Cache {

        private final Path checkout;

        private KeptFiles(Path checkout) {
            this.checkout = checkout;
        }

        @Override
        public boolean restore(String key, List<Path> paths) {
            if (!kept.containsKey(key)) {
                return false;
            }
            paths.forEach(path -> copy(kept.get(key).resolve(checkout.relativize(path).toString()), path));
            return true;
        }

        @Override
        public void save(String key, List<Path> paths) {
            Path place = folder.resolve("kept-" + kept.size());
            paths.forEach(path -> copy(path, place.resolve(checkout.relativize(path).toString())));
            assertThat(kept.put(key, place)).as("a cache cannot be replaced").isNull();
        }
    }

    /** A machine that nothing was built on: a checkout of its own, an engine of its own. */
    private final class Runner {

        private final Path place = folder.resolve("machine-" + machines++);
        private final Path checkout = place.resolve("proclab");

        private Runner() throws IOException {
            for (String script : SCRIPTS) {
                copy(HOME.resolve(script), checkout.resolve(script));
            }
            Files.createDirectories(checkout.resolve("harness/src/main"));
            Files.writeString(checkout.resolve("harness/src/main/Source.java"), "class Source { }\n");
            Files.createDirectories(checkout.resolve("docker/supervisor/build"));
            executable(checkout.resolve("docker/supervisor/build/proclab-supervisor"), "");
            Files.createDirectories(place.resolve("engine"));
            Files.writeString(place.resolve("engine/base"), "sha256:1\n");
            Files.writeString(place.resolve("log"), "");
        }

        private Map<String, String> environment() {
            return Map.of("PATH", tools.resolve("bin") + ":" + System.getenv("PATH"), "JAVA_HOME", tools.toString(), "TOOL_LOG", place.resolve("log").toString(),
                    "ENGINE", place.resolve("engine").toString(), "GITHUB_SERVER_URL", folder.resolve("server").toUri().toString().replaceAll("/$", ""));
        }

        private Outcome check(String sandbox, String... inputs) throws Exception {
            Map<String, String> all = new HashMap<>(Map.of("directory", "work", "sandbox", sandbox));
            for (int index = 0; index < inputs.length; index += 2) {
                all.put(inputs[index], inputs[index + 1]);
            }
            Outcome outcome = new CompositeAction(checkout, Files.createDirectories(place.resolve("runner")), new KeptFiles(checkout)).run(workspace, all, environment());
            assertThat(outcome.status()).as(outcome.log()).isZero();
            assertThat(Files.readString(place.resolve("log"))).contains("proclab.jar check --sandbox " + sandbox);
            return outcome;
        }

        private List<String> did() throws IOException {
            return Files.readAllLines(place.resolve("log")).stream().filter(line -> !line.startsWith("java ")).toList();
        }
    }

    @BeforeEach
    void tools() throws IOException {
        tools = folder.resolve("tools");
        Files.createDirectories(tools.resolve("bin"));
        Files.writeString(tools.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        executable(tools.resolve("bin/mvn"), MAVEN);
        executable(tools.resolve("bin/java"), JAVA);
        executable(tools.resolve("bin/javac"), "#!/bin/sh\n");
        executable(tools.resolve("bin/make"), "#!/bin/sh\n");
        executable(tools.resolve("bin/docker"), DOCKER);
        workspace = folder.resolve("workspace");
        Files.createDirectories(workspace.resolve("work"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker", "local"})
    void the_first_job_builds_and_keeps_what_it_built_and_the_next_one_takes_it(String sandbox) throws Exception {
        Runner first = new Runner();
        Runner second = new Runner();

        first.check(sandbox);
        second.check(sandbox);

        assertThat(first.did()).isEqualTo(sandbox.equals("docker") ? List.of("docker build", "mvn") : List.of("mvn"));
        assertThat(second.did()).isEqualTo(sandbox.equals("docker") ? List.of("docker load") : List.of());
        assertThat(kept).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker", "local"})
    void what_a_release_has_for_these_sources_is_fetched_and_neither_built_nor_kept(String sandbox) throws Exception {
        release(new Runner());
        Runner student = new Runner();

        Outcome outcome = student.check(sandbox);

        assertThat(outcome.log()).contains("taken from the release");
        assertThat(student.did()).isEqualTo(sandbox.equals("docker") ? List.of("docker load") : List.of());
        assertThat(kept).isEmpty();
    }

    @Test
    void other_sources_than_the_releases_are_built() throws Exception {
        release(new Runner());
        Runner fork = new Runner();
        Files.writeString(fork.checkout.resolve("harness/src/main/Source.java"), "class Source { int changed; }\n");

        fork.check("local");

        assertThat(fork.did()).containsExactly("mvn");
    }

    @Test
    void who_does_not_want_what_is_published_builds() throws Exception {
        release(new Runner());
        Runner careful = new Runner();

        careful.check("docker", "published", "false", "cache", "false");

        assertThat(careful.did()).containsExactlyInAnyOrder("docker build", "mvn");
        assertThat(kept).isEmpty();
    }

    @Test
    void an_image_on_another_base_with_other_packages_is_not_taken_from_the_cache() throws Exception {
        Runner before = new Runner();
        Runner after = new Runner();
        Files.writeString(after.place.resolve("engine/base"), "sha256:2\n");

        before.check("docker");
        after.check("docker");

        assertThat(after.did()).contains("docker build");
        assertThat(kept).hasSize(2);
    }

    @Test
    void nothing_is_prepared_for_later_starts_on_a_machine_that_has_none() throws Exception {
        Runner runner = new Runner();

        runner.check("local");

        assertThat(Files.readAllLines(runner.place.resolve("log"))).filteredOn(line -> line.startsWith("java ")).hasSize(2)
                .noneMatch(line -> line.contains("ArchiveClassesAtExit"));
    }

    /** As release.yml does; under the version that pom.xml has. */
    private void release(Runner runner) throws Exception {
        String version = Files.readString(HOME.resolve("pom.xml")).replaceAll("(?s).*?\\n  <version>(.+?)</version>\\n.*", "$1");
        Path files = Files.createDirectories(folder.resolve("server").resolve(CompositeAction.REPOSITORY).resolve("releases/download/v" + version));
        ProcessBuilder builder = new ProcessBuilder(runner.checkout.resolve(".github/action/pack.sh").toString()).directory(files.toFile()).redirectErrorStream(true);
        builder.environment().putAll(runner.environment());
        builder.environment().remove("GITHUB_OUTPUT");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        try (Stream<Path> made = Files.list(files)) {
            assertThat(made).hasSize(2);
        }
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
