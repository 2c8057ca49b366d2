package io.github.proclab.score;

import io.github.proclab.lab.Scoring;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the tests of a lab came to together.
 *
 * @param most        what can be reached without bonus tests
 * @param adjustments what the score differs by from the sum of the tests' scores; none where it is that sum
 */
public record LabScore(BigDecimal score, BigDecimal most, List<Adjustment> adjustments) {

    /** @param why in words: "rounded to halves" */
    public record Adjustment(BigDecimal points, String why) { }

    /** @param bonus its points count beyond the maximum */
    public record Mark(BigDecimal points, BigDecimal score, boolean bonus) { }

    public LabScore {
        adjustments = List.copyOf(adjustments);
    }

    public static LabScore of(Scoring scoring, List<Mark> tests) {
        return of(scoring, tests, Optional.empty());
    }

    /** @param late what is taken for a late hand-in, before the score is rounded */
    public static LabScore of(Scoring scoring, List<Mark> tests, Optional<LatePenalty> late) {
        BigDecimal most = Points.sum(tests.stream().filter(test -> !test.bonus()).map(Mark::points).toList());
        BigDecimal score = Points.sum(tests.stream().map(Mark::score).toList());
        List<Adjustment> adjustments = new ArrayList<>();
        BigDecimal highest = scoring.bonus().map(most::add).orElseGet(() -> Points.sum(tests.stream().map(Mark::points).toList()));
        if (score.compareTo(highest) > 0) {
            adjustments.add(new Adjustment(highest.subtract(score), "at most " + Points.plain(scoring.bonus().orElse(Points.NONE))
                    + " points beyond the maximum count"));
            score = highest;
        }
        if (score.signum() < 0) {
            adjustments.add(new Adjustment(score.negate(), "a score is never below 0"));
            score = Points.NONE;
        }
        Optional<Adjustment> penalty = penalty(late, score, most);
        if (penalty.isPresent()) {
            adjustments.add(penalty.get());
            score = score.add(penalty.get().points());
        }
        BigDecimal rounded = Points.rounded(score, scoring.rounding().step());
        if (rounded.compareTo(score) != 0 && rounded.compareTo(highest) <= 0) {
            adjustments.add(new Adjustment(rounded.subtract(score), "rounded to " + scoring.rounding().word()));
            score = rounded;
        }
        return new LabScore(Points.rounded(score), most, adjustments);
    }

    private static Optional<Adjustment> penalty(Optional<LatePenalty> late, BigDecimal score, BigDecimal most) {
        return late.flatMap(penalty -> penalty.from(score, most));
    }
}
