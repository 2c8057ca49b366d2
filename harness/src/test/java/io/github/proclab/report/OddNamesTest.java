package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names of students, submissions, tests, checks and files that move the cursor, turn the direction of writing or break lines do nothing, wherever they stand. */
class OddNamesTest {

    private static final String ODD = "a\n\r\u202eb\u2066\u001b[31m\u007f\u009b\u2028";
    private static final Look PLAIN = new Look(100, false);

    @Test
    void on_the_terminal() {
        for (Report report : List.of(report(ODD, "graded"), report(ODD, "build-failed"), report(ODD, "error"))) {
            Grade grade = Grade.of(report);

            assertShown(new FindingsText(PLAIN).lines(report));
            assertShown(new ScoreTable(PLAIN, List.of(report.submission()), BigDecimal.TEN).row(grade));
            assertShown(new ClassText(PLAIN).lines(Summary.of(report.lab(), List.of(grade, Grade.of(report("ada", "graded"))))));
        }
    }

    @Test
    void where_two_gradings_are_compared() {
        Comparison comparison = new Comparison.Builder("fan").add(report(ODD, "graded"), report(ODD, "build-failed")).onlyBefore(ODD).onlyAfter(ODD).build();

        assertShown(new ComparisonText(PLAIN).lines(comparison));
        assertShown(lines(comparison.json()));
    }

    @Test
    void in_tables_and_json() {
        Report report = report(ODD, "graded");

        assertShown(lines(GradesCsv.bytes(List.of(Grade.of(report)))));
        assertThat(lines(GradesCsv.bytes(List.of(Grade.of(report))))).hasSize(2);
        assertShown(lines(ReportJson.bytes(report)));
        assertShown(lines(Summary.of("fan", List.of(Grade.of(report))).json()));
        assertThat(ReportJson.read(ReportJson.bytes(report))).isEqualTo(report);
    }

    private static void assertShown(List<String> lines) {
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line.codePoints()).noneMatch(point -> Character.isISOControl(point)
                || Stream.of(Character.FORMAT, Character.LINE_SEPARATOR).anyMatch(type -> Character.getType(point) == type)));
    }

    private static List<String> lines(byte[] text) {
        return List.of(new String(text, StandardCharsets.UTF_8).split("\n"));
    }

    private static Report report(String name, String status) {
        String json = """
                {"schema": "proclab/report/v1", "lab": "fan", "submission": ODD, "handed_in": {"student": ODD, "id": ODD, "late": ODD, "notes": [ODD]}, "score": 0,
                 "max_score": 5, "status": "STATUS", "message": MESSAGE "adjustments": [{"points": -1, "why": ODD}],
                 "tests": [{"name": ODD, "points": 5, "score": 0, "status": "failed", "visibility": "visible", "run": ODD, "trace": null, "wall_s": 0.1, "checks": [
                   {"check": ODD, "status": "passed", "points": 0, "score": 0, "expected": ODD, "actual": ODD, "evidence": [], "hint": null},
                   {"check": ODD, "status": "skipped", "points": 0, "score": 0, "expected": ODD, "actual": ODD, "evidence": [], "hint": null},
                   {"check": ODD, "status": "failed", "points": 5, "score": 0, "expected": ODD, "actual": ODD,
                    "evidence": [{"event": 1, "kind": "Created", "process": ODD, "at": ODD, "says": ODD}], "hint": ODD, "trees": {"wanted": [ODD], "got": [ODD]}}]}]}
                """.replace("STATUS", status).replace("MESSAGE", status.equals("graded") ? "null," : "ODD,");
        try {
            return ReportJson.read(json.replace("ODD", new ObjectMapper().writeValueAsString(name)).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
