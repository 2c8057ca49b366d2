package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.report.TestReport.Status;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sandbox does not allow is skipped, and counts neither for nor against. */
class NeedsTest {

    private static final String LAB = """
            lab: fan
            submit: [fan.c]
            tests:
              - {test: alone, points: 10, needs: user-namespaces, run: ./fan 3, expect: {stdout: all done}}
              - {test: after it, points: 20, requires: alone, run: ./fan 2, expect: {stdout: all done}}
              - {test: as ever, points: 5, run: ./fan 0, expect: {stdout: all done}}
            """;

    @TempDir
    private Path folder;

    private final Map<String, Report> reports = new ConcurrentHashMap<>();

    private Report graded(FakeSandbox sandbox, String source) {
        LabFolder lab = LabFolder.in(folder, LAB);
        new Grader(LabFolder.grading(sandbox, new GradingListener() {
            @Override
            public void graded(Report report) {
                reports.put(report.submission(), report);
            }
        }, lab.submission("alice", source)), Selection.ALL).grade(lab.file());
        return reports.get("alice");
    }

    @Test
    void what_is_allowed_is_run_and_let_do_it() {
        FakeSandbox sandbox = FakeSandbox.ofGoodPrograms();

        Report report = graded(sandbox, "int main(void) { return 0; }");

        assertThat(report.maxScore()).isEqualByComparingTo("35");
        assertThat(report.fullMarks()).isTrue();
        assertThat(sandbox.runs()).extracting(run -> run.namespaces()).containsExactly(true, false, false);
    }

    @Test
    void what_is_not_allowed_is_skipped_with_what_requires_it_and_no_part_of_the_maximum() {
        FakeSandbox sandbox = FakeSandbox.ofGoodPrograms().withoutUserNamespaces();

        Report report = graded(sandbox, "int main(void) { return 0; }");

        assertThat(report.status()).isEqualTo(Report.Status.GRADED);
        assertThat(report.score()).isEqualByComparingTo("5");
        assertThat(report.maxScore()).isEqualByComparingTo("5");
        assertThat(report.fullMarks()).isTrue();
        assertThat(report.tests()).extracting(TestReport::status).containsExactly(Status.SKIPPED, Status.SKIPPED, Status.PASSED);
        assertThat(report.tests().get(0).points()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(report.tests().get(0).message()).contains("not run: this sandbox lets programs make no user namespaces "
                + "(unshare(2) fails: Operation not permitted); its points are no part of the maximum");
        assertThat(report.tests().get(1).message()).contains("not run: it requires \"alone\", which this sandbox cannot run; its points are no part of the maximum");
        assertThat(sandbox.runs()).hasSize(1);
    }

    @Test
    void the_maximum_is_the_same_for_who_does_not_compile() {
        Report report = graded(FakeSandbox.ofGoodPrograms().withoutUserNamespaces(), "syntax error");

        assertThat(report.status()).isEqualTo(Report.Status.BUILD_FAILED);
        assertThat(report.maxScore()).isEqualByComparingTo("5");
        assertThat(report.score()).isEqualByComparingTo("0");
    }
}
