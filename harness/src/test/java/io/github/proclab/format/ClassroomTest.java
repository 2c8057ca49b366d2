package io.github.proclab.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The reporter of the Classroom actions, in our words: it adds up binary fractions, test after test, and fails the job unless all pass. */
class ClassroomTest {

    @Test
    void the_reporters_total_is_ours_with_partial_credit_and_what_rounding_changed() throws IOException {
        JsonNode result = result(Told.FAN);

        assertThat(ClassroomReporter.points(result)).isEqualTo(16.67);
        assertThat(result.get("max_score").asDouble()).isEqualTo(25);
        assertThat(result.get("status").asText()).isEqualTo("fail");
        assertThat(result.get("version").asInt()).isOne();
    }

    @Test
    void whatever_the_points_are_the_sum_of_binary_fractions_is_the_score() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            String[] scores = random.ints(1 + random.nextInt(12), 0, 2000).mapToObj(cents -> cents / 100.0 + "/20").toArray(String[]::new);
            Report report = Told.scored("240", scores);

            assertThat(ClassroomReporter.points(result(report))).as(String.join(" ", scores)).isEqualTo(report.score().doubleValue());
        }
    }

    @Test
    void every_test_has_a_score_a_name_and_a_status_that_the_reporter_knows() throws IOException {
        for (Report report : Told.ALL) {
            assertThat(result(report).get("tests")).isNotEmpty().allSatisfy(test -> {
                assertThat(test.get("score").isNumber()).isTrue();
                assertThat(test.get("name").asText()).isNotBlank();
                assertThat(test.get("status").asText()).isIn("pass", "fail", "error");
            });
        }
    }

    @Test
    void what_could_not_be_graded_is_an_error_and_full_marks_are_a_pass() throws IOException {
        assertThat(result(Told.BROKEN).get("status").asText()).isEqualTo("error");
        assertThat(result(Told.UNBUILT).get("status").asText()).isEqualTo("fail");
        assertThat(result(Told.report("""
                {"schema": "proclab/report/v1", "lab": "fan", "submission": "a", "score": 1, "max_score": 1, "status": "graded",
                 "tests": [{"name": "a", "points": 1, "score": 1, "status": "passed", "visibility": "visible", "run": "", "trace": null, "wall_s": 0.5, "checks": []}]}
                """)).get("status").asText()).isEqualTo("pass");
    }

    @Test
    void the_reporter_shows_what_was_found_below_the_test_that_failed() throws IOException {
        assertThat(ClassroomReporter.prints(result(Told.FAN))).containsSubsequence("❌ three children, each waited for", "Test code:")
                .anyMatch(line -> line.contains("✗ reaped: 2 of the 3 children were never waited for")).anyMatch(line -> line.contains("fan.c:12"))
                .anyMatch(line -> line.contains("Each fork() wants a wait()."))
                .anyMatch(line -> line.startsWith("Error: ") && line.contains("many of them"));
    }

    @Test
    void the_reporter_shows_what_the_compiler_says_once() throws IOException {
        assertThat(ClassroomReporter.prints(result(Told.UNBUILT))).startsWith("Error: does not compile").filteredOn(line -> line.contains("unknown type")).hasSize(1);
        assertThat(ClassroomReporter.prints(result(Told.BROKEN))).startsWith("Error: The container is gone.").filteredOn(line -> line.contains("is gone")).hasSize(1);
    }

    @Test
    void nothing_that_the_reporter_prints_speaks_to_the_runner() throws IOException {
        for (Report report : Told.ALL) {
            assertThat(ClassroomReporter.prints(result(report))).noneMatch(line -> line.strip().startsWith("::") || line.contains("##["));
        }
    }

    @Test
    void a_step_of_a_workflow_gets_the_result_beside_all_that_the_format_github_says() {
        Product product = new Classroom().of(Told.FAN, Told.setting(Map.of("GITHUB_OUTPUT", "/tmp/output")));

        assertThat(printed(product)).isEqualTo(Told.text(new GitHub(), Told.FAN)).contains("::error file=hw 1/fan.c,line=12,title=three children");
        assertThat(product.files()).extracting(Product.File::name).contains("classroom-result.txt");
        assertThat(product.additions()).extracting(Product.Addition::variable).contains("GITHUB_STEP_SUMMARY");
        assertThat(product.additions()).filteredOn(addition -> addition.text().startsWith("result<<")).singleElement().satisfies(addition -> {
            assertThat(addition.variable()).isEqualTo("GITHUB_OUTPUT");
            assertThat(addition.text()).matches("(?s)result<<(proclab-[0-9a-f-]{36})\n[A-Za-z0-9+/=]+\n\\1\n");
        });
    }

    @Test
    void outside_of_a_step_the_result_is_printed() {
        assertThat(printed(new Classroom().of(Told.FAN, Told.setting(Map.of())))).matches("[A-Za-z0-9+/=]+\n");
    }

    private static String printed(Product product) {
        assertThat(product.place()).isEqualTo(Product.Place.PRINTED);
        return new String(product.files().get(0).content(), StandardCharsets.UTF_8);
    }

    private static JsonNode result(Report report) throws IOException {
        return new ObjectMapper().readTree(Base64.getDecoder().decode(Told.text(new Classroom(), report).strip()));
    }
}
