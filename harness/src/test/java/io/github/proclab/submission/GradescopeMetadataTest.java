package io.github.proclab.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradescopeMetadataTest {

    @TempDir
    private Path folder;

    @Test
    void it_says_whose_it_is_and_when_it_came_and_was_due() throws IOException {
        GradescopeMetadata told = read("""
                {"created_at": "2026-11-02T10:00:00.000000-08:00", "assignment": {"due_date": "2026-11-01T23:59:00.000000-08:00"},
                 "users": [{"name": "Ada Lovelace", "email": "ada@example.edu", "sid": "471"}, {"name": "Bob"}]}
                """);

        assertThat(told.students()).isEqualTo("Ada Lovelace and Bob");
        assertThat(told.id()).isEqualTo("471");
        assertThat(told.at()).contains(Instant.parse("2026-11-02T18:00:00Z"));
        assertThat(told.due()).contains(Instant.parse("2026-11-02T07:59:00Z"));
    }

    @Test
    void an_extension_of_the_students_own_counts() throws IOException {
        assertThat(read("""
                {"assignment": {"due_date": "2026-11-01T23:59:00Z"},
                 "users": [{"email": "ada@example.edu", "assignment": {"due_date": "2026-11-08T23:59:00Z"}}]}
                """).due()).contains(Instant.parse("2026-11-08T23:59:00Z"));
    }

    @Test
    void what_is_missing_or_odd_is_not_known() throws IOException {
        GradescopeMetadata told = read("{\"created_at\": 7, \"users\": {\"sid\": null}, \"assignment\": \"none\"}");

        assertThat(told).isEqualTo(new GradescopeMetadata("", "", Optional.empty(), Optional.empty()));
        assertThatThrownBy(() -> read("{\"created_at\": ")).isInstanceOf(IOException.class);
    }

    private GradescopeMetadata read(String json) throws IOException {
        return GradescopeMetadata.read(Files.writeString(folder.resolve("submission_metadata.json"), json));
    }
}
