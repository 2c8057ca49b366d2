package io.github.proclab.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.engine.proof.DoNothing;
import io.github.proclab.engine.proof.Effort;
import io.github.proclab.engine.proof.LabProof;
import io.github.proclab.engine.proof.SampleResult;
import io.github.proclab.engine.proof.Samples;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LoadedLab;
import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.io.TempDir;

class NewLabProvesItselfIT {

    @TempDir
    private Path folder;

    @EachSandbox
    void a_new_lab_tells_right_from_wrong_as_it_stands(TestedSandbox where) throws IOException {
        NewLab.named("my-lab", "my-lab", "lab.schema.json").writeTo(folder.resolve("my-lab"));
        Lab lab = ((LoadedLab.Loaded) LabLoader.load(folder.resolve("my-lab/lab.yaml"))).lab();
        Samples samples = Samples.of(lab).with(DoNothing.in(Files.createDirectory(folder.resolve("nothing")), lab));
        Queue<SampleResult> results = new ConcurrentLinkedQueue<>();

        new LabProof(lab, samples, where.sandbox(), 2, 1, Effort.FULL, name -> { }, results::add).run();

        assertThat(samples.missing()).isEmpty();
        assertThat(results).hasSameSizeAs(samples.all())
                .allSatisfy(result -> assertThat(result.objections()).as(result.sample().name()).isEmpty())
                .allSatisfy(result -> assertThat(result.warnings()).as(result.sample().name()).isEmpty());
    }
}
