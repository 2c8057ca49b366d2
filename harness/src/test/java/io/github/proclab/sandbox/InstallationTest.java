package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @TempDir
    Path home;

    @Test
    void it_lies_where_the_environment_says() {
        Installation installation = Installation.of(Map.of("PROCLAB_HOME", home.toString(), "PROCLAB_IMAGE", "proclab:1"));
        assertThat(installation.home()).isEqualTo(home);
        assertThat(installation.image()).isEqualTo("proclab:1");
        assertThat(installation.supervisor()).isEqualTo(home.resolve("docker/supervisor/build/proclab-supervisor"));
        assertThat(installation.seccompProfile()).isEqualTo(home.resolve("docker/seccomp.json"));
    }

    @Test
    void it_lies_in_the_current_folder_where_nothing_is_said() {
        assertThat(Installation.of(Map.of()).home()).isEqualTo(Path.of("").toAbsolutePath());
    }

    @Test
    void its_image_is_the_one_that_was_built_last_where_nothing_is_said() throws IOException {
        Map<String, String> environment = Map.of("PROCLAB_HOME", home.toString());
        assertThat(Installation.of(environment).image()).isEqualTo("proclab:latest");
        Files.createDirectories(home.resolve("docker/supervisor/build"));
        Files.writeString(home.resolve("docker/supervisor/build/image"), "proclab:abc\n");
        assertThat(Installation.of(environment).image()).isEqualTo("proclab:abc");
    }
}
