package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.score.LabScore.Adjustment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradesCsvTest {

    @Test
    void a_submission_has_a_row_and_a_test_a_column() {
        assertThat(csv(Reports.fan(), Reports.report("bob", Report.Status.MISSING_FILES, Optional.of("fan.c is missing")))).containsExactly(
                "submission,score,max_score,status,\"three children, each waited for\"",
                "alice,15,20,graded,15",
                "bob,0,0,missing-files,");
    }

    @Test
    void a_test_that_was_skipped_is_no_zero() {
        TestReport skipped = new TestReport("b", BigDecimal.TEN, BigDecimal.ZERO, false, TestReport.Status.SKIPPED, "visible", "./fan",
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("not run: it requires \"a\", which did not pass"), List.of());

        assertThat(csv(Reports.graded("alice", Reports.test("a", Reports.lost("exit", "5", "exit 1")), skipped))).containsExactly(
                "submission,score,max_score,status,a,b", "alice,0,15,graded,0,skipped");
    }

    @Test
    void what_rounding_changed_has_a_column_so_that_rows_add_up() {
        Report plain = Reports.graded("alice", Reports.test("a", Reports.lost("exit", "5", "exit 1")));
        Report rounded = new Report(plain.schema(), plain.lab(), "bob", new BigDecimal("0.5"), plain.maxScore(),
                List.of(new Adjustment(new BigDecimal("0.5"), "rounded to halves")), plain.status(), plain.message(), plain.sandbox(), plain.tests());

        assertThat(csv(plain, rounded)).containsExactly("submission,score,max_score,status,a,adjustment", "alice,0,5,graded,0,0", "bob,0.5,5,graded,0,0.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+2", "+1", "-1", "@SUM(A1)", "＝1+2"})
    void a_name_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(String name) {
        assertThat(csv(Reports.graded(name)).get(1)).contains("'" + name);
    }

    @Test
    void names_with_commas_and_quotes_stay_in_their_cell_and_line_breaks_are_shown() {
        assertThat(text(Reports.graded("Doe, \"Jo\"\nX"))).contains("\"Doe, \"\"Jo\"\"\\nX\",0,0,graded");
    }

    private static List<String> csv(Report... reports) {
        return text(reports).lines().toList();
    }

    private static String text(Report... reports) {
        return new String(GradesCsv.bytes(Stream.of(reports).map(Grade::of).toList()), StandardCharsets.UTF_8);
    }
}
