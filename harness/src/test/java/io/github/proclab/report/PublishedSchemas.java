package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What proclab writes, held against the schemas that {@code docs/} publishes. */
public final class PublishedSchemas {

    static final Path DOCS = Path.of(System.getProperty("user.dir"), "docs");

    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PublishedSchemas() { }

    /** @param name "report", "trace" */
    public static void assertValid(String name, String json) {
        assertThat(schema(name).validate(json, InputFormat.JSON)).as(json).isEmpty();
    }

    /** Every report and summary below a folder. */
    public static void assertValidBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> written = files.filter(file -> List.of("report.json", "summary.json").contains(file.getFileName().toString())).toList();
            for (Path file : written) {
                assertValidIfOurs(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever says that it is of one of our schemas. */
    public static void assertValidIfOurs(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return;
        }
        try {
            JsonNode schema = MAPPER.readTree(text).path("schema");
            if (schema.asText().startsWith("proclab/")) {
                assertValid(schema.asText().split("/")[1], text);
            }
        } catch (IOException notJson) {
            // Not ours, then.
        }
    }

    private static Schema schema(String name) {
        return SCHEMAS.computeIfAbsent(name, any -> {
            try {
                return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(Files.readString(DOCS.resolve(name + ".schema.json")), InputFormat.JSON);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
