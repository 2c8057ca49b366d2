package io.github.proclab.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SpecificationVersion;
import io.github.proclab.report.Report;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GradescopeTest {

    @Test
    void it_is_what_gradescope_documents() {
        Told.ALL.forEach(report -> assertThat(Schemas.mistakes("gradescope.schema.json", SpecificationVersion.DRAFT_7, Told.text(new Gradescope(), report))).isEmpty());
    }

    @Test
    void the_score_is_the_labs_and_hidden_tests_are_left_to_gradescope_with_the_total() throws IOException {
        JsonNode results = json(Told.FAN);

        assertThat(results.get("score").decimalValue()).isEqualByComparingTo("16.67");
        assertThat(results.get("tests").findValuesAsText("visibility")).containsExactly("visible", "hidden", "visible", "visible");
        assertThat(results.get("tests").findValuesAsText("number")).containsExactly("1", "2", "3", "4");
        assertThat(results.at("/tests/0/output").asText()).contains("2 of the 3 children were never waited for").contains("fan.c:12");
        assertThat(results.get("output").asText()).doesNotContain("of 25 points");
    }

    @Test
    void what_could_not_be_graded_has_no_score_and_what_does_not_compile_says_why() throws IOException {
        assertThat(json(Told.BROKEN).has("score")).isFalse();
        assertThat(json(Told.BROKEN).get("output").asText()).contains("The container is gone.");
        assertThat(json(Told.UNBUILT).get("score").asInt()).isZero();
        assertThat(json(Told.UNBUILT).get("output").asText()).contains("does not compile").contains("unknown type");
    }

    /** A hundred tests of as much as each may have would be three times as long. */
    @Test
    void however_much_was_found_it_stays_small() {
        String long_ = "x".repeat(40_000);
        Report report = Told.report("""
                {"schema": "proclab/report/v1", "lab": "fan", "submission": "a", "score": 0, "max_score": 100, "status": "graded", "tests": [%s]}""".formatted(
                IntStream.range(0, 100).mapToObj(index -> """
                        {"name": "%d", "points": 1, "score": 0, "status": "failed", "visibility": "visible", "run": "", "trace": null, "wall_s": null, "checks": [
                         {"check": "c", "status": "failed", "points": 1, "score": 0, "expected": "", "actual": "%s", "evidence": [], "hint": null}]}"""
                        .formatted(index, long_)).collect(Collectors.joining(","))));

        assertThat(Told.text(new Gradescope(), report).length()).isLessThan(1_000_000);
        assertThat(Told.text(new PrairieLearn(), report).length()).isLessThan(1_000_000);
    }

    private static JsonNode json(Report report) throws IOException {
        return new ObjectMapper().readTree(Told.text(new Gradescope(), report));
    }
}
