package io.github.proclab.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.proclab.submission.SubmissionProblem.Kind;
import io.github.proclab.trace.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionTest {

    private static final String SOURCE = "int main(void) { return 0; }\n";

    @TempDir
    Path home;

    @Test
    void what_the_lab_asks_for_is_taken_from_a_folder_and_nothing_else() throws IOException {
        Path alice = folder("alice");
        write(alice.resolve("fan.c"), SOURCE);
        write(alice.resolve("notes.txt"), "secret");
        write(alice.resolve("src/list.h"), "#pragma once\n");
        Submission submission = Submission.takenFrom(alice, List.of("fan.c", "src/list.h"));
        assertThat(submission.name()).isEqualTo("alice");
        assertThat(submission.files()).containsExactly(
                Map.entry("fan.c", Bytes.of(SOURCE)), Map.entry("src/list.h", Bytes.of("#pragma once\n")));
        assertThat(submission.complete()).isTrue();
    }

    @Test
    void a_single_C_file_stands_for_the_lab_s_one_file() throws IOException {
        Submission submission = Submission.takenFrom(write(home.resolve("bob.c"), SOURCE), List.of("fan.c"));
        assertThat(submission.name()).isEqualTo("bob");
        assertThat(submission.files()).containsOnlyKeys("fan.c");
        assertThat(submission.complete()).isTrue();
    }

    @Test
    void a_single_C_file_is_itself_where_the_lab_wants_several() throws IOException {
        Submission submission = Submission.takenFrom(write(home.resolve("fan.c"), SOURCE), List.of("fan.c", "list.c"));
        assertThat(submission.files()).containsOnlyKeys("fan.c");
        assertProblem(submission, "list.c", Kind.MISSING, "list.c is missing");
    }

    @Test
    void a_single_file_that_is_no_C_source_stands_for_nothing() throws IOException {
        Submission submission = Submission.takenFrom(write(home.resolve("fan.txt"), SOURCE), List.of("fan.c"));
        assertThat(submission.files()).isEmpty();
        assertProblem(submission, "fan.c", Kind.MISSING, "fan.c is missing");
    }

    @Test
    void every_file_that_is_missing_is_told() {
        Submission submission = Submission.takenFrom(folder("carol"), List.of("a.c", "b.c"));
        assertThat(submission.files()).isEmpty();
        assertThat(submission.problems()).extracting(SubmissionProblem::toString).containsExactly("a.c is missing", "b.c is missing");
        assertThat(Submission.takenFrom(home.resolve("nobody"), List.of("a.c")).problems()).hasSize(1);
        assertThat(Submission.takenFrom(home.resolve("nobody.c"), List.of("a.c")).problems()).extracting(SubmissionProblem::kind)
                .containsExactly(Kind.MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fan.C", "src/fan.c", "hw1/Ada/FAN.c", "fan (1).c", "fan-2.c", "Copy of fan.c", "fan.c.txt", "fan .c", "my solution.c", "src/main.c"})
    void what_was_meant_is_taken_where_that_is_clear_and_said(String called) throws IOException {
        Path dave = folder("dave");
        write(dave.resolve(called), SOURCE);
        write(dave.resolve("__MACOSX/._fan.c"), "\0\5\26");
        write(dave.resolve("._fan.c"), "\0\5\26");
        Submission submission = Submission.takenFrom(dave, List.of("fan.c"));
        assertThat(submission.files()).containsExactly(Map.entry("fan.c", Bytes.of(SOURCE)));
        assertThat(submission.notes()).containsExactly("fan.c was taken from " + called);
    }

    @Test
    void what_was_meant_is_not_guessed_where_there_are_several() throws IOException {
        Path dave = folder("dave");
        write(dave.resolve("old/fan.c"), SOURCE);
        write(dave.resolve("new/fan.c"), SOURCE + "\n");
        assertProblem(Submission.takenFrom(dave, List.of("fan.c")), "fan.c", Kind.MISSING,
                "fan.c is missing; there are new/fan.c and old/fan.c, which differ: which of them is meant is not clear");
        write(dave.resolve("new/fan.c"), SOURCE);
        assertThat(Submission.takenFrom(dave, List.of("fan.c")).complete()).as("they are the same").isTrue();
    }

    @Test
    void one_C_file_stands_for_none_of_several() throws IOException {
        Path dave = folder("dave");
        write(dave.resolve("all.c"), SOURCE);
        assertThat(Submission.takenFrom(dave, List.of("a.c", "b.c")).files()).isEmpty();
    }

    @Test
    void an_empty_file_is_told() throws IOException {
        assertProblem(with(""), "fan.c", Kind.EMPTY, "fan.c is empty");
    }

    @Test
    void a_binary_is_told() throws IOException {
        assertProblem(with("\177ELF\0"), "fan.c", Kind.BINARY, "fan.c is a binary (it holds NUL bytes); source text is wanted");
    }

    @Test
    void a_file_of_one_MiB_is_taken_and_a_larger_one_is_not() throws IOException {
        assertThat(with(" ".repeat(1 << 20)).files().get("fan.c").length()).isEqualTo(1 << 20);
        assertProblem(with(" ".repeat((1 << 20) + 1)), "fan.c", Kind.TOO_LARGE, "fan.c is larger than 1024 KiB");
    }

    @Test
    void bytes_that_are_no_UTF8_are_taken_as_they_are() throws IOException {
        byte[] latin = "// caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        Path erin = folder("erin");
        Files.write(erin.resolve("fan.c"), latin);
        assertThat(Submission.takenFrom(erin, List.of("fan.c")).files()).containsEntry("fan.c", Bytes.of(latin));
    }

    @Test
    void a_link_within_the_folder_is_followed_and_one_that_leads_out_is_not() throws IOException {
        Path frank = folder("frank");
        write(frank.resolve("v2.c"), SOURCE);
        Files.createSymbolicLink(frank.resolve("fan.c"), Path.of("v2.c"));
        Files.createSymbolicLink(frank.resolve("list.c"), write(home.resolve("solution.c"), SOURCE));
        Files.createSymbolicLink(frank.resolve("gone.c"), Path.of("nowhere.c"));
        Files.createSymbolicLink(frank.resolve("loop.c"), Path.of("loop.c"));
        Submission submission = Submission.takenFrom(frank, List.of("fan.c", "list.c", "gone.c", "loop.c"));
        assertThat(submission.files()).containsOnlyKeys("fan.c");
        assertThat(submission.problems()).extracting(SubmissionProblem::kind).containsExactly(Kind.OUTSIDE, Kind.OUTSIDE, Kind.UNREADABLE);
        assertThat(submission.problems().get(0)).hasToString("list.c is a link that leads out of the submission; hand in the file itself");
    }

    @Test
    void a_folder_that_is_a_link_out_of_the_submission_is_not_followed() throws IOException {
        write(folder("other").resolve("list.c"), SOURCE);
        Path gina = folder("gina");
        Files.createSymbolicLink(gina.resolve("src"), home.resolve("other"));
        assertThat(Submission.takenFrom(gina, List.of("src/list.c")).problems()).extracting(SubmissionProblem::kind).containsExactly(Kind.OUTSIDE);
    }

    @Test
    void a_submission_that_is_reached_through_a_link_is_a_submission() throws IOException {
        write(folder("henry").resolve("fan.c"), SOURCE);
        Path link = Files.createSymbolicLink(home.resolve("link"), home.resolve("henry"));
        assertThat(Submission.takenFrom(link, List.of("fan.c")).complete()).isTrue();
    }

    @Test
    void what_is_no_regular_file_is_not_opened() throws Exception {
        Path ida = folder("ida");
        Files.createDirectory(ida.resolve("folder.c"));
        int made = new ProcessBuilder("mkfifo", ida.resolve("fifo.c").toString()).start().waitFor();
        assertThat(made).isZero();
        Submission submission = Submission.takenFrom(ida, List.of("folder.c", "fifo.c"));
        assertThat(submission.problems()).extracting(SubmissionProblem::toString).containsExactly(
                "folder.c is a folder; a regular file is wanted",
                "fifo.c is neither a file nor a folder (a pipe, a socket or a device); a regular file is wanted");
        assertThat(Submission.takenFrom(ida.resolve("fifo.c"), List.of("fan.c")).problems()).extracting(SubmissionProblem::kind)
                .containsExactly(Kind.NOT_A_FILE);
    }

    @Test
    void a_file_whose_size_is_not_what_it_holds_is_not_believed() {
        Submission submission = Submission.takenFrom(Path.of("/proc/self"), List.of("status"));
        assertProblem(submission, "status", Kind.CHANGING, "status changes while it is read; try again when nobody writes to it");
    }

    @Test
    void a_file_that_may_not_be_read_is_told() throws IOException {
        assumeThat(System.getProperty("user.name")).as("root may read everything").isNotEqualTo("root");
        Path jane = folder("jane");
        write(jane.resolve("fan.c"), SOURCE);
        Files.setPosixFilePermissions(jane.resolve("fan.c"), PosixFilePermissions.fromString("---------"));
        assertProblem(Submission.takenFrom(jane, List.of("fan.c")), "fan.c", Kind.UNREADABLE,
                "fan.c may not be read; give whoever grades the right to");
    }

    private Submission with(String content) throws IOException {
        Path folder = folder("with");
        Files.writeString(folder.resolve("fan.c"), content);
        return Submission.takenFrom(folder, List.of("fan.c"));
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(home.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static void assertProblem(Submission submission, String file, Kind kind, String says) {
        assertThat(submission.complete()).isFalse();
        assertThat(submission.files()).doesNotContainKey(file);
        assertThat(submission.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem).hasToString(says);
        });
    }
}
