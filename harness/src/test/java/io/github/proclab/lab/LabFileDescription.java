package io.github.proclab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What stands in keys.yaml, beside the readers. */
record LabFileDescription(JsonNode root) {

    static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final Path FILE = Path.of(System.getProperty("user.dir"), "harness/src/main/java/io/github/proclab/lab/keys.yaml");

    /** One of the mappings that a lab file has: "lab", "test", "limits", "late", "expect", "pattern". */
    record Part(JsonNode node) {

        String name() {
            return node.get("part").asText();
        }

        List<Key> keys() {
            return nodes(node.get("keys")).stream().map(Key::new).toList();
        }
    }

    record Key(JsonNode node) {

        String name() {
            return node.get("key").asText();
        }

        /** What its names are like, where it has any number of them. */
        Optional<String> names() {
            return Optional.ofNullable(node.get("names")).map(JsonNode::asText);
        }

        boolean isIn(JsonNode mapping) {
            return names().map(names -> nodes(mapping).size() == 1 && mapping.fieldNames().next().matches(names)).orElse(mapping.has(name()));
        }

        String says() {
            return node.get("says").asText();
        }

        boolean required() {
            return node.path("required").asBoolean();
        }

        String byDefault() {
            return node.path("default").asText();
        }

        JsonNode example() {
            return node.get("example");
        }
    }

    static LabFileDescription read() {
        try {
            return new LabFileDescription(YAML.readTree(FILE.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Part> parts() {
        return nodes(root.get("parts")).stream().map(Part::new).toList();
    }

    Part part(String name) {
        return parts().stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
    }

    static List<JsonNode> nodes(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
