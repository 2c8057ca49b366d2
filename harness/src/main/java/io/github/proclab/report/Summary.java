package io.github.proclab.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.proclab.report.Report.Status;
import io.github.proclab.score.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was graded together; {@code summary.json} holds exactly this.
 *
 * @param statuses how many submissions came out how
 * @param mean     of the scores of those that could be graded; empty where none could
 */
public record Summary(String schema, String lab, int submissions, Map<String, Integer> statuses,
                      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<BigDecimal> mean, List<TestSummary> tests, List<Row> grades) {

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
        return new Summary(SCHEMA, lab, grades.size(), statuses, mean(grades), tests.stream().map(test -> test(test, grades)).toList(),
                grades.stream().map(Summary::row).toList());
    }

    public byte[] json() {
        return ReportJson.json(this);
    }

    private static Optional<BigDecimal> mean(List<Grade> grades) {
        List<BigDecimal> scores = grades.stream().filter(grade -> grade.status() != Status.ERROR).map(Grade::score).toList();
        return scores.isEmpty() ? Optional.empty()
                : Optional.of(Points.sum(scores).divide(BigDecimal.valueOf(scores.size()), RoundingMode.HALF_UP));
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
