package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.cli.Cli.Result;
import io.github.proclab.engine.LabFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabsCommandTest {

    @TempDir
    private Path here;

    @Test
    void every_lab_that_comes_along_is_listed_with_its_points_and_title() {
        Cli cli = Cli.in(here);
        LabFolder.in(here.resolve("home/test-specs/a-pipe"), "lab: a-pipe\ntitle: Two ends\ntests: [{test: one, points: 2.5, expect: {exit: 0}}]\n");

        Result result = cli.run("labs");

        assertThat(result.status()).isZero();
        assertThat(result.out().lines()).hasSize(2).first().asString().matches("a-pipe +2\\.5 points in +1 test +Two ends");
        assertThat(result.out().lines()).last().asString().matches("fan +15 points in +2 tests +fan");
    }

    @Test
    void a_lab_whose_file_has_mistakes_is_listed_as_such() {
        Cli cli = Cli.in(here);
        LabFolder.in(here.resolve("home/test-specs/broken"), "lab: broken\n");

        assertThat(cli.run("labs").out()).contains("broken  its file has mistakes: grade.sh lint broken says which").contains("fan ");
    }
}
