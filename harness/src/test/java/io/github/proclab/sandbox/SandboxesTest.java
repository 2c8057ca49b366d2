package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proclab.sandbox.Sandboxes.Choice;
import io.github.proclab.sandbox.Sandboxes.Chosen;
import io.github.proclab.sandbox.docker.DockerEngine;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxesTest {

    private static final Installation HERE = new Installation(Path.of("/"), "proclab:latest");
    private static final DockerEngine NONE = DockerEngine.of(Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock"));

    @Test
    void without_an_engine_the_local_sandbox_is_used_and_a_line_says_so() {
        Chosen chosen = Sandboxes.choose(Choice.AUTO, HERE, NONE);
        assertThat(chosen.sandbox().kind()).isEqualTo("local");
        assertThat(chosen.note()).contains("no Docker Engine (there is no /nowhere/docker.sock): using the local sandbox");
    }

    @Test
    void docker_without_an_engine_is_an_error_that_says_how_to_get_one() {
        assertThatThrownBy(() -> Sandboxes.choose(Choice.DOCKER, HERE, NONE)).isInstanceOf(SandboxException.class)
                .hasMessage("no Docker Engine answers: there is no /nowhere/docker.sock. "
                        + "docker/install-engine.sh sets one up on Debian and Ubuntu; --sandbox local does without.");
    }

    @Test
    void local_is_local_and_no_engine_is_asked_for() {
        Chosen chosen = Sandboxes.choose(Choice.LOCAL, HERE, NONE);
        assertThat(chosen.sandbox().kind()).isEqualTo("local");
        assertThat(chosen.note()).isEmpty();
    }
}
