package io.github.proclab.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.engine.proof.Sample;
import io.github.proclab.engine.proof.Sample.Kind;
import io.github.proclab.engine.proof.Samples;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LoadedLab;
import io.github.proclab.sandbox.TestedSandbox;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProofScopeTest {

    private static final Lab FAN = ((LoadedLab.Loaded) LabLoader.load(Path.of(System.getProperty("user.dir"), "test-specs/fan/lab.yaml"))).lab();
    private static final Samples SAMPLES = Samples.of(FAN);

    @Test
    void every_sample_is_proven_in_the_local_sandbox() {
        assertThat(new ProofScope.EachSampleOnce(7).of(FAN, SAMPLES, TestedSandbox.LOCAL)).isEqualTo(SAMPLES.all());
    }

    @Test
    void the_commit_chooses_a_solution_and_a_mutant_for_docker_and_all_come_up_over_time() {
        Set<Sample> seen = new HashSet<>();
        for (int commit = 0; commit < 1000; commit++) {
            List<Sample> chosen = new ProofScope.EachSampleOnce(commit).of(FAN, SAMPLES, TestedSandbox.DOCKER);
            assertThat(chosen).extracting(Sample::kind).containsExactly(Kind.SOLUTION, Kind.MUTANT);
            seen.addAll(chosen);
        }
        assertThat(seen).hasSize((int) (SAMPLES.count(Kind.SOLUTION) + SAMPLES.count(Kind.MUTANT)));
    }

    @Test
    void everything_is_proven_in_each_sandbox_where_all_is_asked_for() {
        for (TestedSandbox where : TestedSandbox.values()) {
            assertThat(new ProofScope.Everything().of(FAN, SAMPLES, where)).isEqualTo(SAMPLES.all());
        }
    }
}
