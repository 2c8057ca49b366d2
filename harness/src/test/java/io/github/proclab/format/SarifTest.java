package io.github.proclab.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SpecificationVersion;
import io.github.proclab.report.Report;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SarifTest {

    @Test
    void it_is_what_the_standard_has_of_what_is_used() {
        for (Report report : Told.ALL) {
            assertThat(Schemas.mistakes("sarif-used.schema.json", SpecificationVersion.DRAFT_7, Told.text(new Sarif(), report))).isEmpty();
        }
    }

    @Test
    void a_finding_is_a_result_at_its_line_with_the_rest_of_the_evidence_beside_it() throws IOException {
        JsonNode result = run(Told.FAN).at("/results/1");

        assertThat(result.at("/ruleId").asText()).isEqualTo("reaped");
        assertThat(result.at("/message/text").asText()).startsWith("three children, each waited for: reaped: 2 of the 3 children were never waited for");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText()).isEqualTo("hw%201/fan.c");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(12);
        assertThat(result.at("/relatedLocations").findValuesAsText("startLine")).containsExactly("12", "21");
    }

    @Test
    void every_result_has_a_rule_that_is_told_and_a_place_which_code_scanning_wants() throws IOException {
        for (Report report : Told.ALL) {
            JsonNode run = run(report);
            assertThat(run.get("results")).allSatisfy(result -> {
                assertThat(run.at("/tool/driver/rules").get(result.get("ruleIndex").asInt()).get("id")).isEqualTo(result.get("ruleId"));
                assertThat(result.get("locations")).hasSize(1);
                assertThat(URI.create(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText())).satisfies(uri -> {
                    assertThat(uri.isAbsolute()).isFalse();
                    assertThat(uri.getPath()).startsWith("hw 1/");
                });
            });
        }
    }

    @Test
    void it_says_where_proclab_is_told_about() throws IOException {
        assertThat(URI.create(run(Told.FAN).at("/tool/driver/informationUri").asText())).hasScheme("https");
    }

    @Test
    void names_of_files_with_line_breaks_and_colons_are_escaped() throws IOException {
        assertThat(run(Told.HOSTILE).at("/results/0/locations/0/physicalLocation/artifactLocation/uri").asText()).isEqualTo("hw%201/a,b%0A%3A%3Aerror%3A%3A%22.c");
    }

    private static JsonNode run(Report report) throws IOException {
        return new ObjectMapper().readTree(Told.text(new Sarif(), report)).at("/runs/0");
    }
}
