package io.github.proclab.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gradescope's "Export Submissions": a folder {@code submission_4711} for each, and {@code submission_metadata.yml} that says whose it is and of when. */
record GradescopeExport(Listing listing) {

    private static final long LARGEST = 64L << 20;

    List<HandIn> handIns(List<String> notes) {
        JsonNode metadata = metadata(notes);
        Layouts.passedOver(listing.files().stream().filter(file -> !Listing.name(file).equals(Layouts.METADATA)), notes);
        return listing.folders().stream().map(folder -> handIn(folder, metadata.path(Listing.name(folder)))).toList();
    }

    /** Its keys are Ruby's symbols: ":submitters". */
    private static HandIn handIn(Path folder, JsonNode about) {
        List<String> names = new ArrayList<>();
        about.path(":submitters").forEach(submitter -> names.add(submitter.path(":name").asText("")));
        String name = String.join(" and ", names.stream().filter(each -> !each.isBlank()).toList());
        HandIn handIn = HandIn.of(name.isEmpty() ? Listing.name(folder) : name, folder);
        JsonNode first = about.path(":submitters").path(0);
        String id = Optional.of(first.path(":sid").asText("")).filter(sid -> !sid.isBlank()).orElseGet(() -> first.path(":email").asText(""));
        HandIn known = id.isBlank() ? handIn : handIn.id(id);
        return time(about.path(":created_at").asText("")).map(known::at).orElse(known);
    }

    /** "2026-09-10 17:14:02.144210000 Z", or as ISO 8601 has it. */
    private static Optional<Instant> time(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written.strip().replaceFirst(" ", "T").replace(" ", "").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private JsonNode metadata(List<String> notes) {
        Path file = listing.folder().resolve(Layouts.METADATA);
        YAMLMapper mapper = new YAMLMapper();
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST ? mapper.readTree(file.toFile()) : mapper.createObjectNode();
        } catch (IOException unreadable) {
            notes.add(Layouts.METADATA + " cannot be read, so that students go by the numbers of their submissions: "
                    + unreadable.getMessage().lines().findFirst().orElse(""));
            return mapper.createObjectNode();
        }
    }
}
