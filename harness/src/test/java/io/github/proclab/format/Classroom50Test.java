package io.github.proclab.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SpecificationVersion;
import io.github.proclab.report.Report;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class Classroom50Test {

    @Test
    void the_result_is_valid_by_its_schema_and_holds_the_runners_rules() throws IOException {
        for (Report report : List.of(Told.FAN, Told.HOSTILE, Told.UNBUILT, Told.scored("10", "10/10", "5/5"), Told.scored("1.5", "0.5/0.5", "0.75/1"))) {
            String json = Told.text(new Classroom50(), report);
            JsonNode result = new ObjectMapper().readTree(json);

            assertThat(Schemas.mistakes("classroom50-result-v1.schema.json", SpecificationVersion.DRAFT_2020_12, json)).isEmpty();
            assertThat(result.get("score").asInt()).isLessThanOrEqualTo(result.get("max-score").asInt());
            assertThat(result.get("tests")).allSatisfy(test -> assertThat(test.get("score").asInt()).isLessThanOrEqualTo(test.get("max-score").asInt()));
        }
    }

    @Test
    void it_says_what_the_environment_says() throws IOException {
        JsonNode result = new ObjectMapper().readTree(Told.text(new Classroom50(), Told.FAN));

        assertThat(result.get("classroom").asText()).isEqualTo("os");
        assertThat(result.get("owner").asText()).isEqualTo("ada");
        assertThat(result.get("submission").asText()).isEqualTo("submit/2026-11-22T22-06-30Z-abc1234");
        assertThat(result.get("datetime").asText()).isEqualTo("2026-11-22T22:06:30Z");
        assertThat(result.get("score").asInt()).isEqualTo(17);
        assertThat(result.get("max-score").asInt()).isEqualTo(25);
    }

    @Test
    void the_page_of_the_release_comes_with_it_into_the_current_folder() {
        Product product = new Classroom50().of(Told.FAN, Told.setting(Map.of()));

        assertThat(product.place()).isEqualTo(Product.Place.HERE);
        assertThat(product.files()).extracting(Product.File::name).containsExactly("result.json", "release-body.md");
    }

    @Test
    void outside_of_the_runner_it_says_what_is_missing() {
        Map<String, String> less = new HashMap<>(Told.CLASSROOM_50);
        less.remove("SUBMISSION_TAG");

        assertThatThrownBy(() -> new Classroom50().of(Told.FAN, new Setting(less, Instant.EPOCH, "", Optional.empty(), Optional.empty())))
                .isInstanceOf(Unfit.class).hasMessageContaining("SUBMISSION_TAG is not set");
    }

    @Test
    void what_could_not_be_graded_makes_no_result() {
        assertThatThrownBy(() -> new Classroom50().of(Told.BROKEN, Told.setting(Map.of()))).isInstanceOf(Unfit.class).hasMessageContaining("The container is gone.");
    }
}
