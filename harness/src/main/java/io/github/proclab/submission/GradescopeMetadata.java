package io.github.proclab.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Gradescope tells an autograder of a submission, in {@code submission_metadata.json}. What is missing there is empty.
 *
 * @param students their names
 * @param id       of the first of them: the school's, or else the mail
 * @param due      when it was due for the first of them, who may have an extension
 */
public record GradescopeMetadata(String students, String id, Optional<Instant> at, Optional<Instant> due) {

    private static final long LARGEST = 16L << 20;

    /** @throws IOException where it cannot be read, or is no JSON */
    public static GradescopeMetadata read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("it has more than " + LARGEST + " bytes");
        }
        JsonNode metadata = new JsonMapper().readTree(file.toFile());
        JsonNode first = metadata.path("users").path(0);
        List<String> names = new ArrayList<>();
        metadata.path("users").forEach(user -> names.add(user.path("name").asText("")));
        return new GradescopeMetadata(String.join(" and ", names.stream().filter(name -> !name.isBlank()).toList()),
                text(first, "sid").orElseGet(() -> text(first, "email").orElse("")), time(metadata.path("created_at")),
                time(first.path("assignment").path("due_date")).or(() -> time(metadata.path("assignment").path("due_date"))));
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.of(node.path(key).asText("")).filter(text -> !text.isBlank() && !text.equals("null"));
    }

    private static Optional<Instant> time(JsonNode written) {
        try {
            return Optional.of(OffsetDateTime.parse(written.asText("")).toInstant());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
