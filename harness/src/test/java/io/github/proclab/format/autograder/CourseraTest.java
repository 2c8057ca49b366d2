package io.github.proclab.format.autograder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.format.Product;
import io.github.proclab.format.Told;
import io.github.proclab.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CourseraTest {

    @Test
    void the_score_is_a_share_of_one_and_a_number() throws IOException {
        JsonNode feedback = json(Told.FAN);

        assertThat(feedback.properties()).extracting(Map.Entry::getKey).containsExactly("fractionalScore", "feedback", "feedbackType");
        assertThat(feedback.get("fractionalScore").isNumber()).isTrue();
        assertThat(feedback.get("fractionalScore").decimalValue()).isEqualByComparingTo("0.6668");
        assertThat(json(Told.scored("10", "10/10", "3/3")).get("fractionalScore").decimalValue()).isEqualByComparingTo("1");
    }

    @Test
    void learners_see_the_text_beside_it() {
        Product product = new Coursera().of(Told.FAN, Told.setting(Map.of()));

        assertThat(product.files()).extracting(Product.File::name).containsExactly("feedback.json", "txtFeedback.txt");
        assertThat(new String(product.files().get(1).content(), StandardCharsets.UTF_8)).contains("2 of the 3 children were never waited for");
    }

    @Test
    void what_could_not_be_graded_has_no_score_which_is_the_graders_failure() throws IOException {
        assertThat(json(Told.BROKEN).has("fractionalScore")).isFalse();
        assertThat(json(Told.UNBUILT).get("fractionalScore").decimalValue()).isZero();
    }

    private static JsonNode json(Report report) throws IOException {
        return new ObjectMapper().readTree(Told.text(new Coursera(), report));
    }
}
