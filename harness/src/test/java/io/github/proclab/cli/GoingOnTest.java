package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.cli.Cli.Result;
import io.github.proclab.engine.FakeSandbox;
import io.github.proclab.engine.LabFolder;
import io.github.proclab.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same command again: what stands is not graded again. */
class GoingOnTest {

    private static final String GOOD = "int main(void) { return 0; }";

    @TempDir
    private Path here;

    private final AtomicBoolean broken = new AtomicBoolean();
    private final FakeSandbox sandbox = FakeSandbox.running((request, files) -> {
        if (broken.get() && files.get("fan.c").contains("frail")) {
            throw new SandboxException("The container is gone.");
        }
        return FakeSandbox.allDone(request);
    });
    private Cli cli;

    @BeforeEach
    void aClassOfThree() {
        cli = Cli.in(here, sandbox).submission("class/ada", GOOD).submission("class/bob", "syntax error").submission("class/cem", GOOD + " // frail");
    }

    @Test
    void what_is_graded_stands_and_is_shown_as_it_was() throws IOException {
        Result first = grade();
        List<Path> written = List.of(here.resolve("marks/grades.csv"), here.resolve("marks/summary.json"), here.resolve("marks/ada/report.json"));
        List<String> before = contents(written);

        Result second = grade();

        assertThat(sandbox.opened()).isEqualTo(3);
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(contents(written)).isEqualTo(before);
        assertThat(second.status()).isZero();
        assertThat(second.err()).contains("all is graded already: 3 of 3 reports stand in").contains("--again starts over");
    }

    @Test
    void who_has_no_whole_report_is_graded_and_nobody_else() throws IOException {
        grade();
        Files.delete(here.resolve("marks/ada/report.json"));
        Files.writeString(here.resolve("marks/bob/report.json"), "{\"schema\": \"proclab/rep");

        Result second = grade();

        assertThat(second.err()).contains("going on: 1 of 3 report stands in");
        assertThat(sandbox.opened()).isEqualTo(3 + 2);
        assertThat(here.resolve("marks/bob/report.json")).content().contains("build-failed");
    }

    @Test
    void a_submission_that_has_changed_is_graded_again_and_that_is_said() {
        grade();
        cli.submission("class/bob", GOOD);

        Result second = grade();

        assertThat(second.err()).contains("graded again, since the submission has changed: bob");
        assertThat(second.out()).containsPattern("bob +15/15");
        assertThat(sandbox.opened()).isEqualTo(3 + 1);
    }

    @Test
    void with_another_lab_file_everybody_is_graded_again() {
        grade();
        LabFolder.in(here.resolve("home/test-specs/fan"), LabFolder.TWO_TESTS.replace("points: 10", "points: 20"));

        Result second = grade();

        assertThat(second.err()).contains("graded again, since the lab has changed").contains("ada, bob, cem");
        assertThat(second.out()).contains("25/25");
    }

    @Test
    void other_tests_are_another_grading() {
        grade();

        assertThat(grade("--test", "again").err()).contains("graded again, since other tests were asked for: ada, bob, cem");
    }

    @Test
    void who_could_not_be_graded_is_tried_again() {
        broken.set(true);
        Result first = grade();
        assertThat(first.status()).isEqualTo(3);
        assertThat(first.err()).contains("cem: its sandbox broke (The container is gone.); it gets another");
        assertThat(first.out()).contains("not graded    1: cem");
        broken.set(false);

        Result second = grade();

        assertThat(second.status()).isZero();
        assertThat(second.err()).contains("graded again, since it could not be graded: cem");
    }

    @Test
    void again_starts_over() {
        grade();

        assertThat(grade("--again").err()).doesNotContain("going on");
        assertThat(sandbox.opened()).isEqualTo(3 + 3);
    }

    @Test
    void only_who_is_named_is_graded_and_the_tables_keep_the_others() throws IOException {
        grade();

        Result second = grade("--only", "ADA", "--again");

        assertThat(sandbox.opened()).isEqualTo(3 + 1);
        assertThat(second.out().lines().takeWhile(line -> !line.isEmpty())).singleElement().asString().startsWith("ada ");
        assertThat(Files.readAllLines(here.resolve("marks/grades.csv"))).hasSize(1 + 3);
        assertThat(grade("--only", "eve").err()).contains("nobody is called 'eve'");
    }

    @Test
    void failed_picks_who_has_less_than_full_marks() {
        grade();

        Result second = grade("--failed");

        assertThat(second.out().lines().takeWhile(line -> !line.isEmpty())).singleElement().asString().startsWith("bob ");
        assertThat(sandbox.opened()).isEqualTo(3 + 1);
    }

    private Result grade(String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of("grade", "fan", "--each", "class", "--out", "marks"));
        arguments.addAll(List.of(more));
        return cli.run(arguments.toArray(String[]::new));
    }

    private static List<String> contents(List<Path> files) throws IOException {
        List<String> contents = new java.util.ArrayList<>();
        for (Path file : files) {
            contents.add(Files.readString(file));
        }
        return contents;
    }
}
