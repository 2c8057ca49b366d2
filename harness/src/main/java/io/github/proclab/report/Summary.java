package io.github.proclab.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.proclab.report.Report.Status;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was graded together; {@code summary.json} holds exactly this.
 *
 * @param statuses          how many submissions came out how
 * @param late              how many were handed in late
 * @param mean              of the scores of those that could be graded; empty where none could, as are the four that follow
 * @param standardDeviation of all of them, not estimated from a sample
 */
public record Summary(String schema, String lab, int submissions, Map<String, Integer> statuses, int late,
                      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<BigDecimal> mean,
                      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<BigDecimal> median,
                      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<BigDecimal> standardDeviation,
                      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<BigDecimal> lowest,
                      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<BigDecimal> highest, List<TestSummary> tests, List<Row> grades) {

    public static final String SCHEMA = "proclab/summary/v1";

    /** How many submissions came out how in one test. */
    public record TestSummary(String name, int passed, int failed, int error, int skipped) { }

    /** @param report its report, relative to this file */
    public record Row(String submission, BigDecimal score, BigDecimal maxScore, Status status, String report) { }

    public static Summary of(String lab, List<Grade> grades) {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            statuses.put(status.word(), (int) grades.stream().filter(grade -> grade.status() == status).count());
        }
        List<String> tests = grades.stream().flatMap(grade -> grade.tests().stream()).map(Grade.Mark::test).distinct().toList();
        Distribution scores = new Distribution(grades.stream().filter(grade -> grade.status() != Status.ERROR).map(Grade::score).sorted().toList());
        return new Summary(SCHEMA, lab, grades.size(), statuses, (int) grades.stream().filter(grade -> !grade.handedIn().late().isEmpty()).count(),
                scores.mean(), scores.median(), scores.standardDeviation(), scores.lowest(), scores.highest(), tests.stream().map(test -> test(test, grades)).toList(),
                grades.stream().map(Summary::row).toList());
    }

    public byte[] json() {
        return ReportJson.json(this);
    }

    private static TestSummary test(String name, List<Grade> grades) {
        Map<TestReport.Status, Integer> count = new EnumMap<>(TestReport.Status.class);
        grades.stream().flatMap(grade -> grade.tests().stream()).filter(mark -> mark.test().equals(name))
                .forEach(mark -> count.merge(mark.status(), 1, Integer::sum));
        return new TestSummary(name, count.getOrDefault(TestReport.Status.PASSED, 0), count.getOrDefault(TestReport.Status.FAILED, 0),
                count.getOrDefault(TestReport.Status.ERROR, 0), count.getOrDefault(TestReport.Status.SKIPPED, 0));
    }

    private static Row row(Grade grade) {
        return new Row(grade.submission(), grade.score(), grade.maxScore(), grade.status(), grade.submission() + "/report.json");
    }
}
