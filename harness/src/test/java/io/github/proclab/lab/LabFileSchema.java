package io.github.proclab.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proclab.lab.LabFileDescription.Key;
import io.github.proclab.lab.LabFileDescription.Part;

/** The JSON Schema of a lab file, draft-07: the one that editors know. */
final class LabFileSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LabFileSchema() { }

    static String of(LabFileDescription description) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "A lab file of proclab");
        schema.setAll(mapping(description.part("lab")));
        ObjectNode definitions = schema.putObject("definitions");
        definitions.setAll((ObjectNode) description.root().get("definitions"));
        description.parts().stream().filter(part -> !part.name().equals("lab")).forEach(part -> definitions.set(part.name(), mapping(part)));
        return printed(schema);
    }

    private static ObjectNode mapping(Part part) {
        ObjectNode mapping = JSON.createObjectNode();
        mapping.put("type", "object").put("additionalProperties", false);
        if (part.node().has("atLeast")) {
            mapping.put("minProperties", part.node().get("atLeast").asInt());
        }
        ArrayNode required = JSON.createArrayNode();
        ObjectNode properties = mapping.putObject("properties");
        for (Key key : part.keys()) {
            if (key.names().isPresent()) {
                mapping.putObject("patternProperties").set(key.names().get(), described(key));
            } else {
                properties.set(key.name(), described(key));
            }
            key.node().path("with").properties().forEach(other -> properties.set(other.getKey(), other.getValue()));
            if (key.required()) {
                required.add(key.name());
            }
        }
        if (!required.isEmpty()) {
            mapping.set("required", required);
        }
        return mapping;
    }

    /** Draft-07 passes over whatever stands beside a reference, so that stands one deeper. */
    private static JsonNode described(Key key) {
        ObjectNode described = JSON.createObjectNode();
        described.put("description", key.says() + (key.byDefault().isEmpty() ? "" : " Default: " + key.byDefault() + "."));
        ObjectNode schema = (ObjectNode) key.node().get("schema");
        if (schema.has("$ref")) {
            described.putArray("allOf").add(schema);
        } else {
            described.setAll(schema);
        }
        return described;
    }

    private static String printed(JsonNode schema) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try {
            return JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(lines)).writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
