package io.github.proclab.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.report.Report;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GitLabTest {

    @Test
    void each_finding_is_a_violation_with_all_that_gitlab_asks_for() throws IOException {
        for (Report report : Told.ALL) {
            assertThat(json(report)).isNotEmpty().allSatisfy(violation -> {
                assertThat(violation.get("description").asText()).isNotBlank();
                assertThat(violation.get("check_name").asText()).startsWith("proclab-");
                assertThat(violation.get("fingerprint").asText()).matches("[0-9a-f]{32}");
                assertThat(violation.get("severity").asText()).isIn("info", "minor", "major", "critical", "blocker");
                assertThat(violation.at("/location/path").asText()).startsWith("hw 1/");
                assertThat(violation.at("/location/lines/begin").asInt()).isPositive();
            });
            assertThat(json(report).findValuesAsText("fingerprint")).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_finding_stands_at_its_line_and_what_could_not_be_decided_is_no_violation_of_the_students() throws IOException {
        assertThat(json(Told.FAN)).satisfiesExactly(
                undecided -> assertThat(undecided.get("severity").asText()).isEqualTo("info"),
                reaped -> {
                    assertThat(reaped.get("severity").asText()).isEqualTo("major");
                    assertThat(reaped.get("description").asText()).isEqualTo("three children, each waited for: reaped: 2 of the 3 children were never waited for; expected: all");
                    assertThat(reaped.at("/location/path").asText()).isEqualTo("hw 1/fan.c");
                    assertThat(reaped.at("/location/lines/begin").asInt()).isEqualTo(12);
                },
                processes -> assertThat(processes.get("check_name").asText()).isEqualTo("proclab-processes"));
    }

    @Test
    void what_is_right_makes_an_empty_list() throws IOException {
        assertThat(json(Told.scored("10", "10/10")).isArray()).isTrue();
        assertThat(json(Told.scored("10", "10/10"))).isEmpty();
    }

    private static JsonNode json(Report report) throws IOException {
        return new ObjectMapper().readTree(Told.text(new GitLab(), report));
    }
}
