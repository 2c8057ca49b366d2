package io.github.proclab.format.autograder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.format.Told;
import io.github.proclab.report.Report;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeRunnerTest {

    /** Of all others, CodeRunner says that the question is broken (combinator_grader_outcome.php, allowedfields). */
    private static final List<String> ALLOWED = List.of("fraction", "prologuehtml", "testresults", "files", "epiloguehtml", "columnformats", "showdifferences",
            "showoutputonly", "graderstate", "instructorhtml");

    @Test
    void the_fraction_is_a_share_of_one_and_no_field_is_unknown() throws IOException {
        assertThat(json(Told.FAN).get("fraction").decimalValue()).isEqualByComparingTo("0.6668");
        for (Report report : Told.ALL) {
            assertThat(json(report).properties()).allSatisfy(field -> assertThat(field.getKey()).isIn(ALLOWED));
        }
    }

    @Test
    void the_table_has_a_row_for_each_test_as_wide_as_its_head() throws IOException {
        JsonNode table = json(Told.FAN).get("testresults");

        assertThat(table).hasSize(5).allSatisfy(row -> assertThat(row).hasSize(4));
        assertThat(table.get(0).get(0).asText()).isEqualTo("iscorrect");
        assertThat(table.get(1).get(0).asInt()).isZero();
        assertThat(table.get(1).get(3).asText()).contains("2 of the 3 children were never waited for");
    }

    @Test
    void what_students_wrote_is_no_html() throws IOException {
        assertThat(json(Told.UNBUILT).get("prologuehtml").asText()).contains("unknown type");
        assertThat(json(Told.report("""
                {"schema": "proclab/report/v1", "lab": "fan", "submission": "m", "score": 0, "max_score": 5, "status": "build-failed", "message": "<script>x</script>", "tests": []}
                """)).get("prologuehtml").asText()).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    @Test
    void what_could_not_be_graded_has_no_fraction() throws IOException {
        assertThat(json(Told.BROKEN).has("fraction")).isFalse();
        assertThat(json(Told.BROKEN).get("prologuehtml").asText()).contains("The container is gone.");
    }

    private static JsonNode json(Report report) throws IOException {
        return new ObjectMapper().readTree(Told.text(new CodeRunner(), report));
    }
}
