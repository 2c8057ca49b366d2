package io.github.proclab.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.lab.Scoring;
import io.github.proclab.lab.Scoring.Floor;
import io.github.proclab.lab.Scoring.Rounding;
import io.github.proclab.score.LabScore.Adjustment;
import io.github.proclab.score.LabScore.Mark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LabScoreTest {

    @ParameterizedTest
    @CsvSource({"HUNDREDTHS, 17.63", "TENTHS, 17.6", "QUARTERS, 17.75", "HALVES, 17.5", "WHOLE, 18"})
    void the_score_is_rounded_once_and_as_the_lab_asks(Rounding rounding, String rounded) {
        LabScore score = LabScore.of(new Scoring(rounding, Floor.TEST, Optional.empty()), List.of(mark("10", "8.88"), mark("10", "8.75")));

        assertThat(score.score()).isEqualByComparingTo(rounded);
        assertThat(score.most()).isEqualByComparingTo("20");
    }

    @Test
    void bonus_makes_up_for_losses_and_counts_beyond_the_maximum_as_far_as_the_lab_allows() {
        List<Mark> lost = List.of(mark("10", "8"), new Mark(new BigDecimal("5"), new BigDecimal("5"), true));
        List<Mark> full = List.of(mark("10", "10"), new Mark(new BigDecimal("5"), new BigDecimal("5"), true));

        assertThat(LabScore.of(Scoring.USUAL, full).score()).isEqualByComparingTo("15");
        assertThat(LabScore.of(bonus("2"), full).score()).isEqualByComparingTo("12");
        assertThat(LabScore.of(bonus("2"), full).adjustments()).extracting(Adjustment::why).containsExactly("at most 2 points beyond the maximum count");
        assertThat(LabScore.of(bonus("0"), lost).score()).isEqualByComparingTo("10");
        assertThat(LabScore.of(bonus("9"), lost).score()).isEqualByComparingTo("13");
    }

    @Test
    void a_score_is_never_below_0() {
        LabScore score = LabScore.of(Scoring.USUAL, List.of(mark("10", "-4"), mark("2", "1")));

        assertThat(score.score()).isZero();
        assertThat(score.adjustments()).extracting(Adjustment::why).containsExactly("a score is never below 0");
    }

    @Test
    void rounding_gives_no_more_than_the_tests_that_were_run_can_bring() {
        assertThat(LabScore.of(new Scoring(Rounding.WHOLE, Floor.TEST, Optional.empty()), List.of(mark("2.5", "2.5"))).score()).isEqualByComparingTo("2.5");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_tests_scores_and_the_adjustments_always_add_up_to_the_score(long seed) {
        Random random = new Random(seed);
        List<Mark> marks = new ArrayList<>();
        for (int test = random.nextInt(8); test >= 0; test--) {
            int points = random.nextInt(3000);
            marks.add(new Mark(BigDecimal.valueOf(points, 2), BigDecimal.valueOf(points == 0 ? 0 : random.nextInt(points + 1) - random.nextInt(200), 2), random.nextInt(3) == 0));
        }
        Scoring scoring = new Scoring(Rounding.values()[random.nextInt(5)], Floor.LAB,
                random.nextBoolean() ? Optional.empty() : Optional.of(BigDecimal.valueOf(random.nextInt(2000), 2)));

        LabScore score = LabScore.of(scoring, marks);

        BigDecimal sum = Points.sum(marks.stream().map(Mark::score).toList()).add(Points.sum(score.adjustments().stream().map(Adjustment::points).toList()));
        assertThat(score.score()).isEqualByComparingTo(sum);
        assertThat(score.score().signum()).isNotNegative();
        scoring.bonus().ifPresent(bonus -> assertThat(score.score()).isLessThanOrEqualTo(score.most().add(bonus)));
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    private static Scoring bonus(String most) {
        return new Scoring(Rounding.HUNDREDTHS, Floor.TEST, Optional.of(new BigDecimal(most)));
    }

    private static Mark mark(String points, String score) {
        return new Mark(new BigDecimal(points), new BigDecimal(score), false);
    }
}
