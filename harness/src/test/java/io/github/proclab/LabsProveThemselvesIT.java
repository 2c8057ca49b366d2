package io.github.proclab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.engine.Grader;
import io.github.proclab.engine.Grading;
import io.github.proclab.engine.GradingListener;
import io.github.proclab.engine.Selection;
import io.github.proclab.lab.LabFinder;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every lab that comes along tells right from wrong, in every sandbox. */
@Timeout(600)
class LabsProveThemselvesIT {

    private static final Path LABS = Path.of(System.getProperty("user.dir"), "test-specs");

    @Test
    void everyLabHasSolutionsInSeveralStylesAndMutantsThatSayWhatMustCatchThem() throws IOException {
        for (String lab : labs()) {
            assertThat(folders(lab, "solution")).as(lab).hasSizeGreaterThanOrEqualTo(2);
            assertThat(folders(lab, "mutants")).as(lab).hasSizeGreaterThanOrEqualTo(4)
                    .allSatisfy(mutant -> assertThat(caughtBy(mutant)).as(mutant.toString()).isNotEmpty());
            assertThat(LABS.resolve(lab).resolve("starter")).isDirectory();
            assertThat(LABS.resolve(lab).resolve("README.md")).isRegularFile();
        }
    }

    @EachSandbox
    void everySolutionGetsFullMarks(TestedSandbox where) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (String lab : labs()) {
            grade(where, lab, folders(lab, "solution")).forEach((name, report) ->
                    softly.assertThat(report.score()).as("%s, %s: %s", lab, name, losses(report)).isEqualByComparingTo(report.maxScore()));
        }
        softly.assertAll();
    }

    @EachSandbox
    void everyMutantFailsExactlyTheChecksThatItNames(TestedSandbox where) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (String lab : labs()) {
            List<Path> mutants = folders(lab, "mutants");
            Map<String, Report> reports = grade(where, lab, mutants);
            for (Path mutant : mutants) {
                Report report = reports.get(mutant.getFileName().toString());
                softly.assertThat(failed(report)).as("%s, %s: %s", lab, mutant.getFileName(), losses(report))
                        .containsExactlyInAnyOrderElementsOf(caughtBy(mutant));
                softly.assertThat(report.score()).as("%s, %s", lab, mutant.getFileName()).isLessThan(report.maxScore());
            }
        }
        softly.assertAll();
    }

    @EachSandbox
    void everyStarterCompilesAndIsNotASolutionYet(TestedSandbox where) throws IOException {
        for (String lab : labs()) {
            grade(where, lab, List.of(LABS.resolve(lab).resolve("starter"))).forEach((name, report) -> {
                assertThat(report.status()).as(lab).isEqualTo(Report.Status.GRADED);
                assertThat(report.score()).as(lab).isLessThan(report.maxScore());
            });
        }
    }

    private static List<String> labs() {
        List<String> labs = new LabFinder(LABS).names();
        assertThat(labs).contains("exec-status", "fan", "pipeline", "zombies-and-orphans");
        return labs;
    }

    private static Map<String, Report> grade(TestedSandbox where, String lab, List<Path> submissions) {
        Map<String, Report> reports = new ConcurrentSkipListMap<>();
        GradingListener listener = new GradingListener() {
            @Override
            public void graded(Report report) {
                reports.put(report.submission(), report);
            }
        };
        List<Grading.Candidate> candidates = submissions.stream()
                .map(path -> new Grading.Candidate(path.getFileName().toString(), path)).toList();
        new Grader(new Grading(any -> candidates, where::sandbox, 1, listener), Selection.ALL).grade(LABS.resolve(lab).resolve(LabFinder.FILE));
        assertThat(reports).as(lab).hasSameSizeAs(submissions);
        return new TreeMap<>(reports);
    }

    /** "test: check". Where the run did not end, what is left undecided is skipped and not failed. */
    private static Set<String> failed(Report report) {
        return report.tests().stream().flatMap(test -> test.checks().stream()
                .filter(check -> check.status() == TestReport.Status.FAILED || check.status() == TestReport.Status.ERROR)
                .map(check -> test.name() + ": " + check.check())).collect(Collectors.toSet());
    }

    private static List<String> losses(Report report) {
        return Stream.concat(report.message().stream(), report.tests().stream().flatMap(test -> test.checks().stream()
                .filter(check -> check.status() != TestReport.Status.PASSED)
                .map(check -> test.name() + ": " + check.check() + ": " + check.actual()))).toList();
    }

    /** Each line names a test and a check: "three children, each waited for: reaped". */
    private static List<String> caughtBy(Path mutant) {
        try {
            return Files.readAllLines(mutant.resolve("caught-by")).stream().filter(line -> !line.isBlank()).toList();
        } catch (IOException missing) {
            return List.of();
        }
    }

    private static List<Path> folders(String lab, String kind) throws IOException {
        try (Stream<Path> folders = Files.list(LABS.resolve(lab).resolve(kind))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}
