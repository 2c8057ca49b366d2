package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** grade.sh asks the Docker Engine that docker itself would ask: here with a docker and a java that only say what they were told. */
class FrontDoorTest {

    private static final String CONTEXT = "unix:///home/ada/.colima/docker.sock";

    @TempDir
    private Path here;

    @BeforeEach
    void installation() throws IOException {
        Files.createDirectories(here.resolve("harness/src/main"));
        Files.createDirectories(here.resolve("target"));
        Files.createDirectories(here.resolve("home/.docker"));
        Files.writeString(here.resolve("pom.xml"), "");
        Files.copy(Path.of("grade.sh"), here.resolve("grade.sh"));
        Files.writeString(Files.createDirectories(here.resolve("jdk/bin")).resolveSibling("release"), "JAVA_VERSION=\"17.0.1\"\n");
        script("jdk/bin/java", "echo \"engine=${DOCKER_HOST:-}\"");
        script("bin/docker", "[ \"$1 $2\" = 'context inspect' ] && [ \"${DOCKER_CONTEXT:-}\" != gone ] && echo " + CONTEXT);
        Files.writeString(here.resolve("target/proclab.jar"), "");
    }

    @Test
    void the_context_in_use_says_which_engine_is_asked() throws Exception {
        Files.writeString(here.resolve("home/.docker/config.json"), "{\"auths\": {}, \"currentContext\": \"colima\"}");

        assertThat(said(Map.of())).contains("engine=" + CONTEXT);
    }

    @Test
    void DOCKER_CONTEXT_says_which_engine_is_asked() throws Exception {
        assertThat(said(Map.of("DOCKER_CONTEXT", "colima"))).contains("engine=" + CONTEXT);
    }

    @Test
    void DOCKER_HOST_comes_before_any_context() throws Exception {
        assertThat(said(Map.of("DOCKER_CONTEXT", "colima", "DOCKER_HOST", "tcp://lab:2375"))).contains("engine=tcp://lab:2375");
    }

    @Test
    void without_a_context_the_usual_sockets_are_tried() throws Exception {
        Files.writeString(here.resolve("home/.docker/config.json"), "{\"auths\": {}}");

        assertThat(said(Map.of())).contains("engine=\n");
    }

    @Test
    void a_context_that_is_not_there_is_told() throws Exception {
        assertThat(said(Map.of("DOCKER_CONTEXT", "gone"))).contains("proclab: the Docker context gone cannot be read").contains("engine=\n");
    }

    private String said(Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", here.resolve("grade.sh").toString(), "labs").redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCKER_"));
        builder.environment().putAll(Map.of("HOME", here.resolve("home").toString(), "JAVA_HOME", here.resolve("jdk").toString(),
                "PATH", here.resolve("bin") + ":" + System.getenv("PATH")));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }

    private void script(String name, String text) throws IOException {
        Path file = here.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
