package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.cli.Cli.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {

    @TempDir
    private Path here;

    private Cli cli;

    @BeforeEach
    void aHomeWithOneLab() {
        cli = Cli.in(here);
    }

    @Test
    void a_new_lab_stands_with_those_that_come_along_and_is_known_by_its_name() {
        Result result = cli.run("new", "lab", "my-lab");

        assertThat(result.status()).isZero();
        assertThat(result.err()).contains("next: grade.sh lint my-lab");
        assertThat(here.resolve("home/test-specs/my-lab/lab.yaml")).content().startsWith("# yaml-language-server: $schema=../../docs/lab.schema.json\n");
        assertThat(cli.run("labs").out()).contains("my-lab  ").contains("100 points");
    }

    @Test
    void a_new_lab_elsewhere_is_named_by_its_path() {
        Result result = cli.run("new", "lab", "my-lab", "--in", "course/labs");

        assertThat(result.err()).contains("next: grade.sh lint course/labs/my-lab");
        assertThat(here.resolve("course/labs/my-lab/lab.yaml")).content().startsWith("# yaml-language-server: $schema=../../../home/docs/lab.schema.json\n");
    }

    @Test
    void a_lab_that_is_there_is_wrong_usage_and_stays() {
        Result result = cli.run("new", "lab", "fan");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("fan is there already, and nothing is overwritten");
        assertThat(cli.run("labs").out()).contains("15 points");
    }

    @Test
    void what_is_to_be_made_must_be_said() {
        assertThat(cli.run("new").status()).isEqualTo(2);
        assertThat(cli.run("new").err()).contains("new lab NAME");
        assertThat(cli.run("new", "lab", "Fan!").status()).isEqualTo(2);
    }
}
