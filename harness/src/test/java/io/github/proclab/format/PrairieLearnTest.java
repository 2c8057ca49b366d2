package io.github.proclab.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SpecificationVersion;
import io.github.proclab.report.Report;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PrairieLearnTest {

    @Test
    void it_is_what_prairielearn_documents() {
        Told.ALL.forEach(report -> assertThat(Schemas.mistakes("prairielearn.schema.json", SpecificationVersion.DRAFT_7, Told.text(new PrairieLearn(), report))).isEmpty());
    }

    @Test
    void the_score_is_a_share_of_one() throws IOException {
        assertThat(json(Told.FAN).get("score").decimalValue()).isEqualByComparingTo("0.6668");
        assertThat(json(Told.scored("10", "10/10", "3/3")).get("score").asInt()).isOne();
    }

    @Test
    void what_cannot_be_run_is_not_gradable_and_says_why() throws IOException {
        assertThat(json(Told.UNBUILT).get("gradable").asBoolean()).isFalse();
        assertThat(json(Told.UNBUILT).at("/format_errors/0").asText()).contains("unknown type");
    }

    private static JsonNode json(Report report) throws IOException {
        return new ObjectMapper().readTree(Told.text(new PrairieLearn(), report));
    }
}
