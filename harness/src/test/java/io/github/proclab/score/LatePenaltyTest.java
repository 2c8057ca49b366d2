package io.github.proclab.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.lab.Late;
import io.github.proclab.lab.Late.Share;
import io.github.proclab.lab.Late.Unit;
import io.github.proclab.lab.Scoring;
import io.github.proclab.lab.Scoring.Floor;
import io.github.proclab.lab.Scoring.Rounding;
import io.github.proclab.score.LabScore.Adjustment;
import io.github.proclab.score.LabScore.Mark;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a lab worth 20 points, and of a hand-in that would have 15. */
class LatePenaltyTest {

    private static final Late TENTH_A_DAY = new Late(new Share.Percent(new BigDecimal("10")), Unit.DAY, Optional.empty(), Duration.ZERO, Optional.empty());

    @ParameterizedTest
    @CsvSource({"PT1S, 13", "PT24H, 13", "PT24H1S, 11", "PT48H, 11", "PT168H, 1", "PT192H, 0", "PT9000H, 0"})
    void every_day_that_has_begun_costs(Duration by, String left) {
        assertThat(score(TENTH_A_DAY, Lateness.by(by)).score()).isEqualByComparingTo(left);
    }

    @Test
    void points_can_be_taken_by_the_hour_and_up_to_a_bound() {
        Late rule = new Late(new Share.Points(new BigDecimal("0.5")), Unit.HOUR, Optional.of(new Share.Percent(new BigDecimal("25"))), Duration.ZERO, Optional.empty());

        assertThat(score(rule, Lateness.by(Duration.ofMinutes(61))).score()).isEqualByComparingTo("14");
        LabScore bounded = score(rule, Lateness.by(Duration.ofHours(50)));
        assertThat(bounded.score()).isEqualByComparingTo("10");
        assertThat(bounded.adjustments()).extracting(Adjustment::why).containsExactly("late by 2 d 2 h: 0.5 points for each of 50 hours, at most 25%");
    }

    @Test
    void within_the_grace_nothing_is_taken_and_beyond_it_all_since_the_due_date() {
        Late rule = new Late(new Share.Points(BigDecimal.ONE), Unit.HOUR, Optional.empty(), Duration.ofMinutes(90), Optional.empty());

        assertThat(score(rule, Lateness.by(Duration.ofMinutes(90))).adjustments()).isEmpty();
        assertThat(score(rule, Lateness.by(Duration.ofMinutes(91))).score()).isEqualByComparingTo("13");
    }

    @Test
    void what_comes_too_late_scores_nothing() {
        Late rule = new Late(new Share.Points(BigDecimal.ONE), Unit.DAY, Optional.of(new Share.Points(BigDecimal.ONE)), Duration.ZERO, Optional.of(Duration.ofDays(7)));

        assertThat(score(rule, Lateness.by(Duration.ofDays(7))).score()).isEqualByComparingTo("14");
        LabScore refused = score(rule, Lateness.by(Duration.ofDays(7).plusSeconds(1)));
        assertThat(refused.score()).isZero();
        assertThat(refused.adjustments()).extracting(Adjustment::why)
                .containsExactly("late by 7 d 1 min: nothing counts that comes later than 7 d after the due date");
    }

    @Test
    void of_a_hand_in_that_is_only_called_late_no_more_is_taken_than_is_certain() {
        Late lenient = new Late(new Share.Points(BigDecimal.ONE), Unit.DAY, Optional.empty(), Duration.ofMinutes(15), Optional.empty());

        assertThat(score(TENTH_A_DAY, Lateness.BY_SOME_TIME).adjustments()).extracting(Adjustment::why)
                .containsExactly("called late by the download, which does not say by how much: 10% for the first day");
        assertThat(score(lenient, Lateness.BY_SOME_TIME).adjustments()).isEmpty();
    }

    @Test
    void the_penalty_comes_before_rounding_and_never_below_0() {
        Late rule = new Late(new Share.Points(new BigDecimal("0.3")), Unit.DAY, Optional.empty(), Duration.ZERO, Optional.empty());
        Scoring whole = new Scoring(Rounding.WHOLE, Floor.TEST, Optional.empty());
        List<Mark> tests = List.of(new Mark(new BigDecimal("20"), new BigDecimal("15"), false));

        LabScore score = LabScore.of(whole, tests, Optional.of(new LatePenalty(rule, Lateness.by(Duration.ofHours(30)))));

        assertThat(score.score()).isEqualByComparingTo("14");
        assertThat(Points.sum(score.adjustments().stream().map(Adjustment::points).toList())).isEqualByComparingTo("-1");
        assertThat(score.adjustments()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"PT1S, 1 min", "PT60S, 1 min", "PT61S, 2 min", "PT25H, 1 d 1 h", "PT48H, 2 d", "PT49H30S, 2 d 1 h 1 min"})
    void lateness_is_told_in_days_hours_and_minutes_that_have_begun(Duration by, String words) {
        assertThat(Lateness.by(by).inWords()).isEqualTo(words);
    }

    private static LabScore score(Late rule, Lateness late) {
        return LabScore.of(Scoring.USUAL, List.of(new Mark(new BigDecimal("20"), new BigDecimal("15"), false)), Optional.of(new LatePenalty(rule, late)));
    }
}
