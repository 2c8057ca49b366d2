package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

    @Test
    void a_report_is_written_as_the_schema_has_it() {
        assertThat(json(Reports.fan())).isEqualTo("""
                {
                  "schema" : "proclab/report/v1",
                  "lab" : "fan",
                  "submission" : "alice",
                  "score" : 15,
                  "max_score" : 20,
                  "status" : "graded",
                  "sandbox" : {
                    "kind" : "local",
                    "image" : "",
                    "isolation" : [ "pid" ],
                    "weaknesses" : [ ]
                  },
                  "tests" : [ {
                    "name" : "three children, each waited for",
                    "points" : 20,
                    "score" : 15,
                    "status" : "failed",
                    "visibility" : "visible",
                    "run" : "./fan 3",
                    "trace" : "traces/1.json.gz",
                    "wall_s" : 0.012,
                    "checks" : [ {
                      "check" : "exit",
                      "status" : "passed",
                      "points" : 15,
                      "score" : 15,
                      "expected" : "0",
                      "actual" : "0",
                      "evidence" : [ ],
                      "hint" : null
                    }, {
                      "check" : "reaped",
                      "status" : "failed",
                      "points" : 5,
                      "score" : 0,
                      "expected" : "all",
                      "actual" : "2 of the 3 children were never waited for",
                      "evidence" : [ {
                        "event" : 3,
                        "kind" : "Created",
                        "process" : "main",
                        "at" : "fan.c:12",
                        "says" : "main (pid 7) created child 1, child 2, child 3"
                      }, {
                        "event" : 1,
                        "kind" : "Waited",
                        "process" : "main",
                        "at" : "fan.c:21",
                        "says" : "main waited once and got child 1 (exit 0)"
                      }, {
                        "event" : 1,
                        "kind" : "Ended",
                        "process" : "main",
                        "at" : null,
                        "says" : "main ended"
                      } ],
                      "hint" : "Each fork() wants a wait(): call it once for every child, or until it fails with ECHILD."
                    } ]
                  } ]
                }
                """);
    }

    @Test
    void what_was_written_can_be_read() {
        Report report = ReportJson.read(ReportJson.bytes(Reports.fan()));

        assertThat(json(report)).isEqualTo(json(Reports.fan()));
    }

    @Test
    void why_a_submission_was_not_graded_is_said_in_a_message() {
        Report report = Reports.report("bob", Report.Status.MISSING_FILES, Optional.of("fan.c is missing"));

        assertThat(json(report)).contains("\"status\" : \"missing-files\"").contains("\"message\" : \"fan.c is missing\"");
    }

    @Test
    void control_characters_are_escaped() {
        assertThat(json(Reports.report("bob", Report.Status.BUILD_FAILED, Optional.of("\u001b[31m")))).contains("\\u001B[31m");
    }

    private static String json(Report report) {
        return new String(ReportJson.bytes(report), StandardCharsets.UTF_8);
    }
}
