package io.github.proclab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The benchmark still measures. What it measures is no test's business. */
class BenchIT {

    @TempDir
    Path folder;

    @Test
    void watched_runs_are_measured_beside_bare_ones() throws Exception {
        Path out = folder.resolve("bench.json");

        int status = new CommandLine(new Bench()).execute("watched", "--quick", "--rounds", "1", "--sandbox", "local", "--out", out.toString());

        assertThat(status).isZero();
        JsonNode figures = new ObjectMapper().readTree(out.toFile()).at("/sections/0/figures");
        assertThat(figures).filteredOn(figure -> figure.get("what").asText().endsWith(": watched, local")).hasSize(5)
                .allSatisfy(figure -> assertThat(figure.get("ratio").asDouble()).isPositive());
    }

    @Test
    void what_is_no_part_of_it_is_wrong_usage() {
        assertThat(new CommandLine(new Bench()).execute("everything")).isEqualTo(2);
    }
}
