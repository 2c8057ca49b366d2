package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTextTest {

    private final FindingsText text = new FindingsText(new Look(86, false));

    @Test
    void a_finding_reads_from_what_happened_over_the_evidence_to_what_to_try() {
        assertThat(text.lines(Reports.fan())).containsExactly(
                "✗ three children, each waited for  ./fan 3                                       15/20",
                "  ✓ exit",
                "  ✗ reaped: 2 of the 3 children were never waited for                              0/5",
                "      expected: all",
                "      main (pid 7) created child 1, child 2, child 3                          fan.c:12",
                "      main waited once and got child 1 (exit 0)                               fan.c:21",
                "      main ended",
                "    Each fork() wants a wait(): call it once for every child, or until it fails with",
                "      ECHILD.",
                "",
                "fan: 15 of 20 points");
    }

    @Test
    void a_wrong_tree_is_drawn_beside_the_right_one() {
        assertThat(TreesText.lines(trees(), 6, new Look(86, false))).containsExactly(
                "      wanted             got",
                "      main               main (pid 7)",
                "      ├─ ls              └─ ls",
                "      └─ wc ← missing");
        assertThat(TreesText.lines(trees(), 6, new Look(30, false))).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(30));
    }

    private static TestReport.Trees trees() {
        return new TestReport.Trees(List.of("main", "├─ ls", "└─ wc ← missing"), List.of("main (pid 7)", "└─ ls"));
    }

    @Test
    void no_line_is_wider_than_the_page() {
        for (int width = 40; width < 120; width += 7) {
            int most = width;
            assertThat(new FindingsText(new Look(width, false)).lines(Reports.fan())).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(most));
        }
    }

    @Test
    void what_a_student_wrote_is_shown_and_not_obeyed() {
        Report report = Reports.graded("eve", Reports.test("a", Reports.lost("stdout", "1", "line 1 is \u001b]0;owned\u0007\u202e")));

        assertThat(String.join("", text.lines(report))).contains("\\x1b]0;owned\\x07\\u202e").doesNotContain("\u001b", "\u0007", "\u202e");
    }

    @Test
    void a_hint_is_given_once_in_a_test() {
        Report fan = Reports.fan();
        TestReport.CheckReport reaped = fan.tests().get(0).checks().get(1);

        List<String> lines = text.lines(Reports.graded("alice", Reports.test("a", reaped, reaped)));

        assertThat(lines.stream().filter(line -> line.contains("Each fork()"))).hasSize(1);
    }

    @Test
    void a_compiler_s_messages_keep_their_lines() {
        Report report = Reports.report("bob", Report.Status.BUILD_FAILED, Optional.of("does not compile\nfan.c:1:1: error: x\n    1 | x"));

        assertThat(text.lines(report)).startsWith("✗ does not compile", "  fan.c:1:1: error: x", "      1 | x");
    }
}
