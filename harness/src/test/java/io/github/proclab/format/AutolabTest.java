package io.github.proclab.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.report.Report;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutolabTest {

    @Test
    void the_last_line_has_the_score_of_the_problem_that_is_called_as_the_lab() {
        assertThat(lines(Told.FAN)).hasSize(2).last().isEqualTo("{\"scores\":{\"fan\":16.67}}");
    }

    @Test
    void before_it_each_test_says_whether_it_passed_and_why_not() throws IOException {
        JsonNode feedback = new ObjectMapper().readTree(lines(Told.FAN).get(0));

        assertThat(feedback.get("_presentation").asText()).isEqualTo("semantic");
        assertThat(feedback.get("stages")).hasSize(1).first().satisfies(stage -> assertThat(feedback.get(stage.asText())).hasSize(4));
        JsonNode test = feedback.at("/Tests").get("three children, each waited for (10.33/15)");
        assertThat(test.get("passed").asBoolean()).isFalse();
        assertThat(test.get("hint").asText()).contains("2 of the 3 children were never waited for (fan.c:12)");
    }

    @Test
    void what_could_not_be_graded_has_no_score_line() {
        assertThat(lines(Told.BROKEN)).hasSize(1).first().asString().contains("The container is gone.");
        assertThat(lines(Told.UNBUILT)).hasSize(2).last().isEqualTo("{\"scores\":{\"fan\":0}}");
    }

    private static List<String> lines(Report report) {
        return Told.text(new Autolab(), report).lines().toList();
    }
}
