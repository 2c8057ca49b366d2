package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.cli.Cli.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {

    @TempDir
    private Path here;

    @Test
    void help_waits_for_no_docker_and_no_test_platform() throws IOException {
        Process help = CommandLineProcess.start(here, List.of("-Xlog:class+load:stdout"), "grade", "--help");
        help.getOutputStream().close();

        String loaded = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(loaded).contains("Usage: grade.sh grade").contains("io.github.proclab.cli.GradeCommand")
                .doesNotContain(" org.junit.").doesNotContain(" org.testcontainers.").doesNotContain(" com.github.dockerjava.")
                .doesNotContain(" com.fasterxml.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grade", "check", "trace", "doctor"})
    void every_command_says_what_it_does_and_what_its_exit_status_means(String command) {
        Result help = Cli.in(here).run(command, "--help");

        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("Usage: grade.sh " + command).contains("Exit status: 0 ");
    }

    @Test
    void without_a_command_those_that_there_are_are_one_step_away() {
        Result result = Cli.in(here).run();

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("a command is missing").contains("grade.sh --help");
    }

    @Test
    void a_command_that_is_nearly_right_is_guessed() {
        assertThat(Cli.in(here).run("grad").err()).contains("grade");
    }
}
