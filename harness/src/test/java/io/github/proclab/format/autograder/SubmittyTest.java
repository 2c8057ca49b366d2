package io.github.proclab.format.autograder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.format.Told;
import io.github.proclab.report.Report;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SubmittyTest {

    @Test
    void the_score_is_a_share_of_one_and_each_test_has_a_message() throws IOException {
        JsonNode results = json(Told.FAN);

        assertThat(results.get("status").asText()).isEqualTo("success");
        assertThat(results.at("/data/score").decimalValue()).isEqualByComparingTo("0.6668");
        assertThat(results.at("/data/message")).hasSize(5).allSatisfy(message -> {
            assertThat(message.get("message").isTextual()).isTrue();
            assertThat(message.get("status").asText()).isIn("information", "failure", "warning", "success");
        });
        assertThat(results.at("/data/message/1/message").asText()).contains("2 of the 3 children were never waited for (fan.c:12)");
    }

    @Test
    void what_does_not_compile_has_no_points_and_says_why() throws IOException {
        assertThat(json(Told.UNBUILT).at("/data/score").decimalValue()).isZero();
        assertThat(json(Told.UNBUILT).at("/data/message")).hasSize(2).last().satisfies(message -> assertThat(message.get("message").asText()).contains("unknown type"));
    }

    @Test
    void what_could_not_be_graded_is_a_validator_that_failed() throws IOException {
        assertThat(json(Told.BROKEN).get("status").asText()).isEqualTo("fail");
        assertThat(json(Told.BROKEN).get("message").asText()).isEqualTo("The container is gone.");
        assertThat(json(Told.BROKEN).has("data")).isFalse();
    }

    private static JsonNode json(Report report) throws IOException {
        return new ObjectMapper().readTree(Told.text(new Submitty(), report));
    }
}
