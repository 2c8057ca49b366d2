package io.github.proclab.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.engine.proof.DoNothing;
import io.github.proclab.engine.proof.LabProof;
import io.github.proclab.engine.proof.Sample;
import io.github.proclab.engine.proof.Sample.Kind;
import io.github.proclab.engine.proof.SampleResult;
import io.github.proclab.engine.proof.Samples;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabFinder;
import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LoadedLab;
import io.github.proclab.lab.warning.Warnings;
import io.github.proclab.sandbox.TestedSandbox;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every bundled lab tells right from wrong. Each of its samples is proven in the local sandbox; in Docker, a solution and a mutant that
 * the commit chooses. With {@code -Dproclab.proofs=all}, everything is proven in both, with all schedules that the labs ask for. A proof
 * that stands in {@code target/lab-proofs} is not made again as long as nothing that it depends on has changed.
 */
@Execution(ExecutionMode.CONCURRENT)
class LabsProveThemselvesIT {

    private static final Path HOME = Path.of(System.getProperty("user.dir"));
    private static final Path LABS = HOME.resolve("test-specs");
    private static final ProofScope SCOPE = ProofScope.ofThisBuild();
    private static final EarlierProofs EARLIER = new EarlierProofs(HOME.resolve("target/lab-proofs"), MachineState.of(HOME));

    @TempDir
    private Path folder;

    @Test
    void everyLabHasSolutionsInSeveralStylesAndManyMutantsAndAnAssignmentSheet() {
        for (Lab lab : labs().map(LabsProveThemselvesIT::lab).toList()) {
            Samples samples = Samples.of(lab);
            assertThat(samples.count(Kind.SOLUTION)).as(lab.id()).isGreaterThanOrEqualTo(2);
            assertThat(samples.count(Kind.MUTANT)).as(lab.id()).isGreaterThanOrEqualTo(5);
            assertThat(samples.missing()).as(lab.id()).isEmpty();
            assertThat(lab.folder().resolve("README.md")).isRegularFile();
        }
    }

    @Test
    void nothingAboutTheLabsIsDoubtful() {
        assertThat(labs().map(LabsProveThemselvesIT::lab)).allSatisfy(lab -> assertThat(Warnings.of(lab, lab.file())).isEmpty());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("labsInEachSandbox")
    void theLabTellsRightFromWrong(String name, TestedSandbox where) {
        Lab lab = lab(name);
        Samples all = Samples.of(lab).with(DoNothing.in(folder, lab));
        List<Sample> due = SCOPE.of(lab, all, where).stream().filter(sample -> !EARLIER.have(key(lab, sample, where))).toList();
        List<SampleResult> results = proofs(lab, new Samples(due), where);
        results.stream().filter(LabsProveThemselvesIT::isProof).forEach(result -> EARLIER.add(key(lab, result.sample(), where)));
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(results).hasSameSizeAs(due);
        results.forEach(result -> {
            softly.assertThat(result.objections()).as("%s, %s", lab.id(), result.sample().name()).isEmpty();
            softly.assertThat(result.warnings()).as("%s, %s", lab.id(), result.sample().name()).isEmpty();
        });
        softly.assertAll();
    }

    private static List<SampleResult> proofs(Lab lab, Samples samples, TestedSandbox where) {
        Queue<SampleResult> results = new ConcurrentLinkedQueue<>();
        new LabProof(lab, samples, where.sandbox(), 1, 1, SCOPE.effort(), name -> { }, results::add).run();
        return List.copyOf(results);
    }

    private static boolean isProof(SampleResult result) {
        return result.provesItsPoint() && result.warnings().isEmpty();
    }

    private static EarlierProofs.Key key(Lab lab, Sample sample, TestedSandbox where) {
        return new EarlierProofs.Key(lab.folder(), sample.folder(), where.name(), SCOPE.effort());
    }

    static Stream<Arguments> labsInEachSandbox() {
        return labs().flatMap(lab -> Arrays.stream(TestedSandbox.values()).map(where -> Arguments.of(lab, where)));
    }

    private static Lab lab(String name) {
        return ((LoadedLab.Loaded) LabLoader.load(LABS.resolve(name).resolve(LabFinder.FILE))).lab();
    }

    private static Stream<String> labs() {
        List<String> names = new LabFinder(LABS).names();
        assertThat(names).contains("exit-status", "fan", "pipeline", "zombies-and-orphans");
        return names.stream();
    }
}
