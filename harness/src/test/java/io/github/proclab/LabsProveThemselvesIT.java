package io.github.proclab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.engine.proof.DoNothing;
import io.github.proclab.engine.proof.LabProof;
import io.github.proclab.engine.proof.Sample.Kind;
import io.github.proclab.engine.proof.SampleResult;
import io.github.proclab.engine.proof.Samples;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabFinder;
import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LoadedLab;
import io.github.proclab.lab.warning.Warnings;
import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every lab that comes along tells right from wrong, in every sandbox. */
@Timeout(600)
class LabsProveThemselvesIT {

    @TempDir
    private Path folder;

    private static final Path LABS = Path.of(System.getProperty("user.dir"), "test-specs");

    @Test
    void everyLabHasSolutionsInSeveralStylesAndManyMutantsAndAnAssignmentSheet() {
        for (Lab lab : labs()) {
            Samples samples = Samples.of(lab);
            assertThat(samples.count(Kind.SOLUTION)).as(lab.id()).isGreaterThanOrEqualTo(2);
            assertThat(samples.count(Kind.MUTANT)).as(lab.id()).isGreaterThanOrEqualTo(5);
            assertThat(samples.missing()).as(lab.id()).isEmpty();
            assertThat(lab.folder().resolve("README.md")).isRegularFile();
        }
    }

    @Test
    void nothingAboutTheLabsIsDoubtful() {
        assertThat(labs()).allSatisfy(lab -> assertThat(Warnings.of(lab, lab.file())).isEmpty());
    }

    @EachSandbox
    void everyLabTellsRightFromWrong(TestedSandbox where) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (Lab lab : labs()) {
            Samples samples = Samples.of(lab).with(DoNothing.in(Files.createDirectory(folder.resolve(where.name() + "-" + lab.id())), lab));
            Queue<SampleResult> results = new ConcurrentLinkedQueue<>();
            new LabProof(lab, samples, where.sandbox(), 1, 1, name -> { }, results::add).run();
            softly.assertThat(results).as(lab.id()).hasSameSizeAs(samples.all());
            results.forEach(result -> softly.assertThat(result.objections()).as("%s, %s", lab.id(), result.sample().name()).isEmpty());
            results.forEach(result -> softly.assertThat(result.warnings()).as("%s, %s", lab.id(), result.sample().name()).isEmpty());
        }
        softly.assertAll();
    }

    private static List<Lab> labs() {
        List<String> names = new LabFinder(LABS).names();
        assertThat(names).contains("exit-status", "fan", "pipeline", "zombies-and-orphans");
        return names.stream().map(name -> ((LoadedLab.Loaded) LabLoader.load(LABS.resolve(name).resolve(LabFinder.FILE))).lab()).toList();
    }
}
