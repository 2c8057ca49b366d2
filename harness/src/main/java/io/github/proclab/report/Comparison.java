package io.github.proclab.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.proclab.score.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What differs between two gradings of a class.
 *
 * @param submissions    in both
 * @param same           of these, that differ in nothing
 * @param mean           of the scores of those that both could grade; empty where there are none
 * @param changed        in the order of the later grading
 * @param onlyBefore     names of submissions that the later grading does not have
 * @param onlyAfter      names of those that the earlier one does not have
 * @param notJudgedAgain tests of which the later grading has the marks of an earlier one, and why
 */
public record Comparison(String schema, String lab, int submissions, int same, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<GradeChange.Shift> mean,
                         List<GradeChange> changed, List<String> onlyBefore, List<String> onlyAfter,
                         @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NotJudged> notJudgedAgain) {

    public static final String SCHEMA = "proclab/comparison/v1";

    /** @param submissions that have it so, by name */
    public record NotJudged(String test, String why, List<String> submissions) {
        public NotJudged {
            submissions = List.copyOf(submissions);
        }
    }

    public Comparison {
        changed = List.copyOf(changed);
        onlyBefore = List.copyOf(onlyBefore);
        onlyAfter = List.copyOf(onlyAfter);
        notJudgedAgain = List.copyOf(notJudgedAgain);
    }

    public byte[] json() {
        return ReportJson.json(this);
    }

    /** Comes to be one submission after the other, and keeps no more of each than what differs. */
    public static final class Builder {

        private final String lab;
        private final List<GradeChange> changed = new ArrayList<>();
        private final List<String> onlyBefore = new ArrayList<>();
        private final List<String> onlyAfter = new ArrayList<>();
        private final Map<List<String>, List<String>> notJudged = new LinkedHashMap<>();
        private int submissions;
        private int graded;
        private BigDecimal before = Points.NONE;
        private BigDecimal after = Points.NONE;

        public Builder(String lab) {
            this.lab = lab;
        }

        public Builder add(Report earlier, Report later) {
            submissions++;
            GradeChange.between(earlier, later).ifPresent(changed::add);
            if (earlier.status() != Report.Status.ERROR && later.status() != Report.Status.ERROR) {
                graded++;
                before = before.add(earlier.score());
                after = after.add(later.score());
            }
            later.tests().forEach(test -> test.notJudgedAgain()
                    .ifPresent(why -> notJudged.computeIfAbsent(List.of(test.name(), why), any -> new ArrayList<>()).add(later.submission())));
            return this;
        }

        public Builder onlyBefore(String submission) {
            onlyBefore.add(submission);
            return this;
        }

        public Builder onlyAfter(String submission) {
            onlyAfter.add(submission);
            return this;
        }

        public Comparison build() {
            Optional<GradeChange.Shift> mean = graded == 0 ? Optional.empty() : Optional.of(new GradeChange.Shift(mean(before), mean(after)));
            return new Comparison(SCHEMA, lab, submissions, submissions - changed.size(), mean, changed, onlyBefore, onlyAfter,
                    notJudged.entrySet().stream().map(each -> new NotJudged(each.getKey().get(0), each.getKey().get(1), each.getValue())).toList());
        }

        private BigDecimal mean(BigDecimal sum) {
            return Points.rounded(sum).divide(BigDecimal.valueOf(graded), RoundingMode.HALF_UP);
        }
    }
}
