package io.github.proclab.classes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.cli.CommandLineProcess;
import io.github.proclab.classes.MadeClass.Student;
import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A class of known marks, and a grader that is killed in the middle of it. */
class KilledGradingIT {

    private static final int STUDENTS = 12;

    @TempDir
    private Path here;

    @EachSandbox
    void a_grading_that_is_killed_goes_on_and_gives_everybody_the_right_mark(TestedSandbox where) throws IOException, InterruptedException {
        where.sandbox();
        MadeClass made = MadeClass.make(here, Path.of("test-specs/fan").toAbsolutePath(), STUDENTS, 7);
        Process killed = grading(where);
        String first = new BufferedReader(new InputStreamReader(killed.getInputStream(), StandardCharsets.UTF_8)).readLine();
        killed.destroyForcibly();
        killed.waitFor();
        Map<Path, FileTime> standing = reports();
        assertThat(standing).hasSizeBetween(1, STUDENTS - 1);
        assertThat(here.resolve("results/grades.csv")).doesNotExist();

        Process second = grading(where);
        String shown = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String said = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(second.waitFor()).as(said).isZero();
        assertThat(said).contains("going on: " + standing.size() + " of " + STUDENTS + " report");
        assertThat(reports()).as("what stood was not made again").containsAllEntriesOf(standing).hasSize(STUDENTS);
        assertThat(shown.lines().findFirst()).as("it is shown as it was").contains(first);
        assertThat(marks()).containsExactlyElementsOf(made.students().stream().map(KilledGradingIT::mark).toList());
    }

    private Process grading(TestedSandbox where) throws IOException {
        return CommandLineProcess.start(here, List.of(), "grade", "lab", "--each", "class", "--out", "results", "--jobs", "2",
                "--sandbox", where.name().toLowerCase(Locale.ROOT));
    }

    private Map<Path, FileTime> reports() throws IOException {
        Map<Path, FileTime> reports = new TreeMap<>();
        try (Stream<Path> all = Files.walk(here.resolve("results"))) {
            for (Path file : all.filter(each -> each.endsWith("report.json")).toList()) {
                reports.put(file, Files.getLastModifiedTime(file));
            }
        }
        return reports;
    }

    private List<String> marks() throws IOException {
        return Files.readAllLines(here.resolve("results/grades.csv")).stream().skip(1).map(row -> row.split(",")).map(row -> row[0] + " " + row[1] + " " + row[3]).toList();
    }

    private static String mark(Student student) {
        return student.name() + " " + student.score() + " " + student.status();
    }
}
