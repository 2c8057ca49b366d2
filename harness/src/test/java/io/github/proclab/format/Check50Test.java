package io.github.proclab.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class Check50Test {

    @Test
    void a_test_passed_or_failed_or_neither() throws IOException {
        JsonNode json = new ObjectMapper().readTree(Told.text(new Check50(), Told.FAN));

        assertThat(json.get("slug").asText()).isEqualTo("fan");
        assertThat(json.get("results").findValuesAsText("passed")).containsExactly("false", "false", "false", "null");
        assertThat(json.at("/results/0/cause/expected").asText()).isEqualTo("all");
        assertThat(json.at("/results/0/cause/help").asText()).isEqualTo("Each fork() wants a wait().");
        assertThat(json.get("results")).allSatisfy(result -> assertThat(result.has("dependency") && result.has("log") && result.has("description")).isTrue());
    }

    @Test
    void what_does_not_compile_fails_a_check_of_its_own() throws IOException {
        assertThat(new ObjectMapper().readTree(Told.text(new Check50(), Told.UNBUILT)).at("/results/0/log").toString()).contains("unknown type");
    }
}
