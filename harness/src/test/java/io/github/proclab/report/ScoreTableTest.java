package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreTableTest {

    private final ScoreTable table = new ScoreTable(new Look(100, false), List.of("alice", "bob"), new BigDecimal("20"));

    @Test
    void a_row_has_name_score_and_what_was_lost() {
        assertThat(table.row(Grade.of(Reports.fan()))).containsExactly("alice     15/20  reaped: 2 of the 3 children were never waited for (−5)");
    }

    @Test
    void a_check_that_lost_in_several_tests_is_told_once() {
        Report report = Reports.graded("bob", Reports.test("a", Reports.lost("exit", "2", "exit 1")), Reports.test("b", Reports.lost("exit", "3", "exit 7")));

        assertThat(table.row(Grade.of(report))).containsExactly("bob         0/5  exit: exit 1 · in 2 tests (−5)");
    }

    @Test
    void that_a_run_did_not_end_explains_whatever_else_was_lost_in_it() {
        Report report = Reports.graded("bob", Reports.test("a", Reports.lost("exit", "2", "no exit"), Reports.lost("stdout", "3", "nothing"),
                Reports.lost("terminates", "0", "deadlock")));

        assertThat(table.row(Grade.of(report))).singleElement().asString().contains("terminates: deadlock (−5)").doesNotContain("stdout");
    }

    @Test
    void only_the_first_error_of_a_compiler_s_messages_is_shown() {
        Report report = Reports.report("bob", Report.Status.BUILD_FAILED,
                Optional.of("does not compile\nfan.c: In function 'main':\nfan.c:3:1: error: expected ';'\nfan.c:9:1: error: and so on"));

        assertThat(table.row(Grade.of(report))).singleElement().asString().endsWith("does not compile: fan.c:3:1: error: expected ';'");
    }

    @Test
    void what_could_not_be_graded_has_no_score() {
        Report report = Reports.report("bob", Report.Status.ERROR, Optional.of("The container is gone."));

        assertThat(table.row(Grade.of(report))).singleElement().asString().contains("error  The container is gone.").doesNotContain("/");
    }
}
