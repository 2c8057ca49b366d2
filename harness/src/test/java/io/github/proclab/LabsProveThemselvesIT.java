package io.github.proclab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

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
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.TestedSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every lab that comes along tells right from wrong, in every sandbox. */
@Timeout(value = 3, unit = TimeUnit.HOURS)
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

    /** As many labs at a time as there are processors; each submission has a sandbox of its own, as always. */
    @EachSandbox
    void everyLabTellsRightFromWrong(TestedSandbox where) throws IOException {
        Path nothing = Files.createDirectory(folder.resolve(where.name()));
        Map<Lab, List<SampleResult>> results = atATime(Runtime.getRuntime().availableProcessors(), labs(), lab -> proof(lab, where.sandbox(), nothing));
        SoftAssertions softly = new SoftAssertions();
        results.forEach((lab, ofLab) -> {
            softly.assertThat(ofLab).as(lab.id()).hasSize(Samples.of(lab).all().size() + 1);
            ofLab.forEach(result -> softly.assertThat(result.objections()).as("%s, %s", lab.id(), result.sample().name()).isEmpty());
            ofLab.forEach(result -> softly.assertThat(result.warnings()).as("%s, %s", lab.id(), result.sample().name()).isEmpty());
        });
        softly.assertAll();
    }

    private static List<SampleResult> proof(Lab lab, Sandbox sandbox, Path folder) throws IOException {
        Samples samples = Samples.of(lab).with(DoNothing.in(Files.createDirectory(folder.resolve(lab.id())), lab));
        Queue<SampleResult> results = new ConcurrentLinkedQueue<>();
        new LabProof(lab, samples, sandbox, 1, 1, name -> { }, results::add).run();
        return List.copyOf(results);
    }

    private interface Trying {
        List<SampleResult> of(Lab lab) throws IOException;
    }

    private static Map<Lab, List<SampleResult>> atATime(int count, List<Lab> labs, Trying trying) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            Map<Lab, Future<List<SampleResult>>> tried = new LinkedHashMap<>();
            labs.forEach(lab -> tried.put(lab, threads.submit(() -> trying.of(lab))));
            Map<Lab, List<SampleResult>> results = new LinkedHashMap<>();
            tried.forEach((lab, result) -> assertThatCode(() -> results.put(lab, result.get())).as(lab.id()).doesNotThrowAnyException());
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Lab> labs() {
        List<String> names = new LabFinder(LABS).names();
        assertThat(names).contains("exit-status", "fan", "pipeline", "zombies-and-orphans");
        return names.stream().map(name -> ((LoadedLab.Loaded) LabLoader.load(LABS.resolve(name).resolve(LabFinder.FILE))).lab()).toList();
    }
}
