package io.github.proclab.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SpecificationVersion;
import io.github.proclab.report.Report;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class Check50Test {

    private static final String TWO_TESTS = """
            {"schema": "proclab/report/v1", "lab": "fan", "submission": "a", "score": 0, "max_score": 2, "status": "%s", %s
             "tests": [{"name": "three children", "points": 1, "score": 0, "status": "%s", "visibility": "visible", "run": "", "trace": null, "wall_s": null, "checks": []},
                       {"name": "Three  children!", "points": 1, "score": 0, "status": "%3$s", "visibility": "visible", "run": "", "trace": null, "wall_s": null, "checks": []},
                       {"name": "build", "points": 1, "score": 0, "status": "%3$s", "visibility": "visible", "run": "", "trace": null, "wall_s": null, "checks": []},
                       {"name": "", "points": 1, "score": 0, "status": "%3$s", "visibility": "visible", "run": "", "trace": null, "wall_s": null, "checks": []}]}
            """;
    private static final Report FAILED = Told.report(TWO_TESTS.formatted("graded", "", "failed"));
    private static final Report PASSED = Told.report(TWO_TESTS.formatted("graded", "", "passed"));
    private static final Report NOT_BUILT = Told.report(TWO_TESTS.formatted("build-failed", "\"message\": \"does not compile\\nfan.c:1:1: error: x\",", "skipped"));

    @Test
    void a_test_passed_or_failed_or_neither() throws IOException {
        JsonNode json = json(Told.FAN);

        assertThat(json.get("slug").asText()).isEqualTo("fan");
        assertThat(json.get("results").findValuesAsText("passed")).containsExactly("false", "null", "false", "null");
        assertThat(json.at("/results/0/cause/expected").asText()).isEqualTo("all");
        assertThat(json.at("/results/0/cause/help").asText()).isEqualTo("Each fork() wants a wait().");
        assertThat(json.at("/results/3/cause/rationale").asText()).isEqualTo("not run: it requires \"quick\", which did not pass");
    }

    @Test
    void whatever_did_not_pass_has_a_cause_as_the_specification_says() {
        for (Report report : List.of(Told.FAN, Told.HOSTILE, Told.UNBUILT, Told.BROKEN, FAILED, PASSED, NOT_BUILT)) {
            assertThat(Schemas.mistakes("check50.schema.json", SpecificationVersion.DRAFT_2020_12, Told.text(new Check50(), report))).isEmpty();
        }
    }

    @Test
    void a_test_has_the_same_name_of_its_own_whatever_came_out() throws IOException {
        assertThat(json(FAILED).get("results").findValuesAsText("name")).containsExactly("three_children", "three_children_2", "build_2", "test_")
                .isEqualTo(json(PASSED).get("results").findValuesAsText("name"));
        assertThat(json(NOT_BUILT).get("results").findValuesAsText("name")).containsExactly("build", "three_children", "three_children_2", "build_2", "test_");
    }

    @Test
    void what_does_not_compile_fails_a_check_of_its_own_on_which_the_others_depend() throws IOException {
        JsonNode results = json(Told.UNBUILT).get("results");

        assertThat(results.get(0).get("log").toString()).contains("unknown type");
        assertThat(results.get(0).at("/cause/rationale").asText()).isEqualTo("does not compile");
        assertThat(results.get(1).get("passed").isNull()).isTrue();
        assertThat(results.get(1).get("dependency").asText()).isEqualTo("build");
    }

    @Test
    void what_could_not_be_graded_did_not_fail() throws IOException {
        assertThat(json(Told.BROKEN).get("results").findValuesAsText("passed")).containsOnly("null");
    }

    private static JsonNode json(Report report) throws IOException {
        return new ObjectMapper().readTree(Told.text(new Check50(), report));
    }
}
