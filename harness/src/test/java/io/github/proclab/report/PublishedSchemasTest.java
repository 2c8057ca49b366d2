package io.github.proclab.report;

import static io.github.proclab.report.PublishedSchemas.DOCS;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schemas in {@code docs/} say what is written, no more and no less. */
class PublishedSchemasTest {

    private static final String MAKING = "mvn test -Dtest=PublishedSchemasTest -Dproclab.write-docs=true makes them again";
    private static final Pattern FENCED = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_published_schemas_are_those_of_the_records() throws IOException {
        for (Map.Entry<String, String> schema : schemas().entrySet()) {
            Path file = DOCS.resolve(schema.getKey() + ".schema.json");
            if (Boolean.getBoolean("proclab.write-docs")) {
                Files.writeString(file, schema.getValue());
            }
            assertThat(file).content(StandardCharsets.UTF_8).as(MAKING).isEqualTo(schema.getValue());
        }
    }

    @Test
    void reports_of_every_kind_are_valid() {
        Stream.of(Reports.fan(), Reports.report("bob", Report.Status.BUILD_FAILED, Optional.of("fan.c:1: no")), Reports.graded("eve"))
                .forEach(report -> PublishedSchemas.assertValid("report", new String(ReportJson.bytes(report), StandardCharsets.UTF_8)));
        PublishedSchemas.assertValid("summary", new String(Summary.of("fan", List.of(Grade.of(Reports.fan()))).json(), StandardCharsets.UTF_8));
        PublishedSchemas.assertValid("explore", new String(ReportJson.bytes(new ScheduleReport(true, 12, "in all 12 schedules", List.of(), Optional.empty())),
                StandardCharsets.UTF_8));
    }

    @Test
    void a_report_with_a_key_that_is_not_known_is_none() {
        String json = new String(ReportJson.bytes(Reports.fan()), StandardCharsets.UTF_8);

        for (String wrong : List.of(json.replaceFirst("\\{", "{\"extra\": 1,"), json.replace("\"graded\"", "\"well\""), json.replace("\"score\" : 15,", ""),
                json.replace("proclab/report/v1", "proclab/report/v2"))) {
            assertThat(wrong).isNotEqualTo(json);
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schemas().get("report"), InputFormat.JSON)
                    .validate(wrong, InputFormat.JSON)).isNotEmpty();
        }
    }

    @Test
    void every_example_in_the_documentation_is_valid() throws IOException {
        try (Stream<Path> pages = Files.list(DOCS)) {
            for (Path page : pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                FENCED.matcher(Files.readString(page)).results().map(MatchResult::group)
                        .forEach(fenced -> PublishedSchemas.assertValidIfOurs(fenced.substring("```json\n".length(), fenced.length() - "```".length())));
            }
        }
    }

    private static Map<String, String> schemas() {
        Map<String, String> schemas = new LinkedHashMap<>();
        schemas.put("report", RecordSchema.of(Report.class, "A report of proclab: what one submission came to in one lab", Report.SCHEMA));
        schemas.put("summary", RecordSchema.of(Summary.class, "What proclab graded together", Summary.SCHEMA));
        schemas.put("comparison", RecordSchema.of(Comparison.class, "What differs between two gradings of proclab", Comparison.SCHEMA));
        schemas.put("lint", RecordSchema.of(LintReport.class, "What proclab's lint found", LintReport.SCHEMA));
        schemas.put("explore", RecordSchema.of(ScheduleReport.class, "What came of trying the schedules of a program", ""));
        schemas.put("outcomes", RecordSchema.of(OutcomesReport.class, "Every result that a program can have", ""));
        return schemas;
    }
}
