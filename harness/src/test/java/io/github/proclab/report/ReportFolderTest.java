package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

    @TempDir
    private Path folder;

    private ReportFolder reports;

    @BeforeEach
    void reports() {
        reports = new ReportFolder(folder);
    }

    @Test
    void a_report_takes_the_place_of_an_earlier_one_and_leaves_no_draft() throws IOException {
        reports.write(Reports.fan());
        reports.write(Reports.graded("alice"));

        try (Stream<Path> files = Files.list(folder.resolve("alice"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("report.json");
        }
        assertThat(ReportJson.read(Files.readAllBytes(folder.resolve("alice/report.json"))).tests()).isEmpty();
    }

    @Test
    void a_report_that_cannot_be_written_leaves_no_draft() throws IOException {
        Files.createDirectories(folder.resolve("alice/report.json/in-the-way"));

        assertThatThrownBy(() -> reports.write(Reports.fan())).isInstanceOf(UncheckedIOException.class);

        try (Stream<Path> files = Files.list(folder.resolve("alice"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("report.json");
        }
    }

    @Test
    void what_else_lies_in_a_submission_s_folder_stays() throws IOException {
        reports.write(Reports.fan());
        Files.writeString(folder.resolve("alice/notes.txt"), "late by a day");

        reports.begin("alice");

        assertThat(folder.resolve("alice/report.json")).doesNotExist();
        assertThat(folder.resolve("alice/notes.txt")).exists();
    }
}
