package io.github.proclab.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.github.proclab.lab.LabFileDescription.Key;
import io.github.proclab.lab.LabFileDescription.Part;
import java.util.stream.Collectors;

/** docs/lab-file.md: every key, its default, and an example of it. */
final class LabFileGuide {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS).disable(YAMLGenerator.Feature.SPLIT_LINES).build());

    private LabFileGuide() { }

    static String of(LabFileDescription description) {
        return """
                # The lab file

                Made from `harness/src/main/java/io/github/proclab/lab/keys.yaml`, like [lab.schema.json](lab.schema.json), with which
                editors complete and check a lab file whose first line is

                ```yaml
                # yaml-language-server: $schema=../../docs/lab.schema.json
                ```

                `./grade.sh lint LAB` says what is wrong with one, with line and column, and whether the lab tells right from wrong.
                """ + description.parts().stream().map(LabFileGuide::part).collect(Collectors.joining());
    }

    private static String part(Part part) {
        return "\n## " + part.node().get("title").asText() + "\n\n" + part.node().get("about").asText() + "\n"
                + part.keys().stream().map(LabFileGuide::key).collect(Collectors.joining());
    }

    private static String key(Key key) {
        String otherwise = key.required() ? " It has no default." : key.byDefault().isEmpty() ? "" : " Default: " + key.byDefault() + ".";
        return "\n### `" + key.name() + "`\n\n" + key.says() + otherwise + "\n\n```yaml\n" + printed(key.example()) + "```\n";
    }

    private static String printed(JsonNode example) {
        try {
            return YAML.writeValueAsString(example);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
