package io.github.proclab.report;

import io.github.proclab.report.Report.SandboxReport;
import io.github.proclab.report.Report.Status;
import io.github.proclab.report.TestReport.CheckReport;
import io.github.proclab.report.TestReport.Evidence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reports to try the writers on. */
final class Reports {

    private Reports() { }

    /** The design's own: a fan whose parent waits once. */
    static Report fan() {
        CheckReport exit = check("exit", TestReport.Status.PASSED, "15", "0", "0", List.of(), Optional.empty());
        CheckReport reaped = check("reaped", TestReport.Status.FAILED, "5", "all", "2 of the 3 children were never waited for", List.of(
                new Evidence(3, "Created", "main", Optional.of("fan.c:12"), "main (pid 7) created child 1, child 2, child 3"),
                new Evidence(1, "Waited", "main", Optional.of("fan.c:21"), "main waited once and got child 1 (exit 0)"),
                new Evidence(1, "Ended", "main", Optional.empty(), "main ended")),
                Optional.of("Each fork() wants a wait(): call it once for every child, or until it fails with ECHILD."));
        return graded("alice", test("three children, each waited for", exit, reaped));
    }

    static Report graded(String submission, TestReport... tests) {
        return report(submission, Status.GRADED, Optional.empty(), tests);
    }

    static Report report(String submission, Status status, Optional<String> message, TestReport... tests) {
        return new Report(Report.SCHEMA, "fan", submission, sum(tests, TestReport::score), sum(tests, TestReport::points), List.of(), status, message,
                Optional.of(new SandboxReport("local", "", List.of("pid"), List.of())), List.of(tests));
    }

    static TestReport test(String name, CheckReport... checks) {
        List<CheckReport> all = List.of(checks);
        TestReport.Status status = all.stream().allMatch(check -> check.status() == TestReport.Status.PASSED) ? TestReport.Status.PASSED
                : TestReport.Status.FAILED;
        return new TestReport(name, all.stream().map(CheckReport::points).reduce(BigDecimal.ZERO, BigDecimal::add),
                all.stream().map(CheckReport::score).reduce(BigDecimal.ZERO, BigDecimal::add), false, status, "visible", "./fan 3",
                Optional.of("traces/1.json.gz"), Optional.of(0.012), Optional.empty(), Optional.empty(), all);
    }

    static CheckReport lost(String check, String points, String actual) {
        return check(check, TestReport.Status.FAILED, points, "something else", actual, List.of(), Optional.empty());
    }

    private static CheckReport check(String check, TestReport.Status status, String points, String expected, String actual,
                                     List<Evidence> evidence, Optional<String> hint) {
        BigDecimal worth = new BigDecimal(points).setScale(2);
        return new CheckReport(check, status, worth, status == TestReport.Status.PASSED ? worth : BigDecimal.ZERO, expected, actual, evidence, hint,
                Optional.empty());
    }

    private static BigDecimal sum(TestReport[] tests, Function<TestReport, BigDecimal> amount) {
        return List.of(tests).stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
