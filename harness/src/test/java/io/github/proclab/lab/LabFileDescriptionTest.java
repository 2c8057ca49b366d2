package io.github.proclab.lab;

import static io.github.proclab.lab.LabFileDescription.YAML;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.proclab.lab.LabFileDescription.Key;
import io.github.proclab.lab.LabFileDescription.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema, the page and the readers of the lab file say the same. */
class LabFileDescriptionTest {

    private static final Path HOME = Path.of(System.getProperty("user.dir"));
    private static final Path SCHEMA = HOME.resolve("docs/lab.schema.json");
    private static final Path GUIDE = HOME.resolve("docs/lab-file.md");
    private static final Pattern FENCED = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    private static final String ADDING = "the head of keys.yaml says how a key is added, and how the schema and the page are made again";

    private static final LabFileDescription DESCRIPTION = LabFileDescription.read();

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(LabFileSchema.of(DESCRIPTION), InputFormat.JSON);

    @TempDir
    private Path folder;

    @Test
    void the_keys_are_those_that_the_readers_know() {
        assertThat(keys("lab")).as(ADDING).containsExactlyElementsOf(LabReader.KEYS);
        assertThat(keys("test")).as(ADDING).containsExactlyElementsOf(LabTestReader.KEYS);
        assertThat(keys("late")).as(ADDING).containsExactlyElementsOf(LateReader.KEYS);
        assertThat(keys("limits")).as(ADDING).containsExactlyElementsOf(LimitsReader.KEYS);
        assertThat(keys("expect")).as(ADDING).containsExactlyElementsOf(ExpectationReader.KEYS);
        assertThat(keys("pattern")).as(ADDING).containsExactlyElementsOf(PatternReader.KEYS);
    }

    @Test
    void the_published_schema_and_page_are_those_that_the_description_makes() throws IOException {
        if (Boolean.getBoolean("proclab.write-docs")) {
            Files.writeString(SCHEMA, LabFileSchema.of(DESCRIPTION));
            Files.writeString(GUIDE, LabFileGuide.of(DESCRIPTION));
        }
        assertThat(SCHEMA).content(StandardCharsets.UTF_8).as(ADDING).isEqualTo(LabFileSchema.of(DESCRIPTION));
        assertThat(GUIDE).content(StandardCharsets.UTF_8).as(ADDING).isEqualTo(LabFileGuide.of(DESCRIPTION));
    }

    @Test
    void every_lab_that_comes_along_is_valid_and_names_the_schema_for_editors() throws IOException {
        Path labs = HOME.resolve("test-specs");
        for (String name : new LabFinder(labs).names()) {
            String text = Files.readString(labs.resolve(name).resolve(LabFinder.FILE));
            assertThat(mistakes(YAML.readTree(text))).as(name).isEmpty();
            assertThat(text).as(name).startsWith("# yaml-language-server: $schema=../../docs/lab.schema.json\n");
        }
    }

    @Test
    void every_example_is_valid_and_can_be_read() throws IOException {
        for (Part part : DESCRIPTION.parts()) {
            for (Key key : part.keys()) {
                ObjectNode lab = labAround(part.name(), key.example());
                assertThat(key.isIn(key.example())).as(key.name()).isTrue();
                assertThat(mistakes(lab)).as(part.name() + ": " + lab).isEmpty();
                assertThat(read(lab)).as(part.name() + ": " + lab).isInstanceOf(LoadedLab.Loaded.class);
            }
        }
    }

    @Test
    void every_example_on_the_page_can_be_copied_as_it_stands() {
        List<JsonNode> shown = FENCED.matcher(LabFileGuide.of(DESCRIPTION)).results().map(MatchResult::group).skip(1)
                .map(fenced -> fenced.substring("```yaml\n".length(), fenced.length() - "```".length())).map(LabFileDescriptionTest::parsed).toList();
        assertThat(shown).containsExactlyElementsOf(DESCRIPTION.parts().stream().flatMap(part -> part.keys().stream()).map(Key::example).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{exit: 300}", "{exit: SEGV}", "{stdot: a}", "{stdout: [{any-oder: [a]}]}", "{stdout: {any-order: []}}", "{stdout: {line: a, by: []}}", "{stdout: {one-of: a}}", "{stdout: {count: a, times: few}}",
            "{stdout: {permutation-of: [a]}}", "{file /etc/passwd: a}", "{reaped: some}",
            "{zombies: -1}", "{zombies: many}", "{processes: {}}", "{processes: {cuont: 1}}", "{descriptors: tidy}", "{terminates: false}", "{}"})
    void what_the_reader_refuses_the_schema_refuses_too(String expect) throws IOException {
        ObjectNode lab = labAround("expect", YAML.readTree("{exit: 0}"));
        ((ObjectNode) lab.get("tests").get(0)).set("expect", YAML.readTree(expect));

        assertThat(read(lab)).isInstanceOf(LoadedLab.Broken.class);
        assertThat(mistakes(lab)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limits: {wall: 5}", "limits: {memory: 64MB}", "limits: {proceses: 3}", "lab: Fan!", "tests: []", "titel: fan", "env: {1A: b}",
            "build: {run: gcc, limit: {}}",
            "late: {each: day}", "late: {takes: 5, each: week}", "late: {takes: 5, grace: 10s}", "late: {takes: many}", "late: {take: 5}"})
    void what_is_wrong_about_the_lab_itself_is_refused_by_both(String lines) throws IOException {
        ObjectNode lab = labAround("lab", YAML.readTree(lines));

        assertThat(read(lab)).isInstanceOf(LoadedLab.Broken.class);
        assertThat(mistakes(lab)).isNotEmpty();
    }

    private static List<String> keys(String part) {
        return DESCRIPTION.part(part).keys().stream().map(Key::name).toList();
    }

    private List<Error> mistakes(JsonNode lab) {
        return schema.validate(lab);
    }

    private LoadedLab read(JsonNode lab) throws IOException {
        return LabLoader.load(Files.writeString(folder.resolve("lab.yaml"), YAML.writeValueAsString(lab)));
    }

    /** A lab in which nothing else stands than what must. */
    private static ObjectNode labAround(String part, JsonNode example) {
        ObjectNode lab = (ObjectNode) parsed("{lab: some, tests: [{test: one, expect: {exit: 0, stdout: done}}]}");
        ObjectNode test = (ObjectNode) lab.get("tests").get(0);
        switch (part) {
            case "lab" -> lab.setAll((ObjectNode) example);
            case "test" -> test.setAll((ObjectNode) example);
            case "expect" -> test.set("expect", example);
            case "late" -> lab.set("late", example);
            case "limits" -> lab.set("limits", example);
            case "pattern" -> ((ObjectNode) test.get("expect")).putArray("stdout").add(example);
            default -> throw new AssertionError("no lab is known around " + part);
        }
        return lab;
    }

    private static JsonNode parsed(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new AssertionError(yaml, e);
        }
    }
}
