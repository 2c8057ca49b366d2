package io.github.proclab.score;

import static io.github.proclab.check.Finding.Status.ERROR;
import static io.github.proclab.check.Finding.Status.FAILED;
import static io.github.proclab.check.Finding.Status.PASSED;
import static io.github.proclab.check.Finding.Status.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.check.Finding;
import io.github.proclab.check.Finding.Status;
import io.github.proclab.lab.Credit;
import io.github.proclab.lab.Scoring.Floor;
import io.github.proclab.score.TestScore.CheckScore;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestScoreTest {

    @Test
    void each_check_that_passes_gives_its_share() {
        TestScore score = score("20", new Credit.Shared(), PASSED, FAILED, PASSED, PASSED);

        assertThat(score.score()).isEqualByComparingTo("15");
        assertThat(score.status()).isEqualTo(FAILED);
        assertThat(score.checks()).extracting(CheckScore::points).containsOnly(new BigDecimal("5.00"));
    }

    @Test
    void whole_credit_is_lost_with_one_check() {
        TestScore score = score("20", new Credit.All(), PASSED, FAILED);

        assertThat(score.score()).isZero();
        assertThat(score.checks()).extracting(CheckScore::score).allMatch(given -> given.signum() == 0);
    }

    @Test
    void whole_credit_is_given_when_everything_passes() {
        assertThat(score("20", new Credit.All(), PASSED, PASSED).score()).isEqualByComparingTo("20");
    }

    @Test
    void the_points_of_a_check_that_could_not_decide_are_no_part_of_the_maximum_and_the_test_is_an_error() {
        TestScore score = score("10", new Credit.Shared(), PASSED, ERROR);

        assertThat(score.status()).isEqualTo(ERROR);
        assertThat(score.score()).isEqualByComparingTo("5");
        assertThat(score.points()).isEqualByComparingTo("5");
        assertThat(score.checks()).extracting(check -> Points.plain(check.points())).containsExactly("5", "0");
    }

    @Test
    void what_failed_costs_points_beside_what_could_not_decide() {
        TestScore score = score("9", new Credit.Shared(), PASSED, ERROR, FAILED);

        assertThat(score.score()).isEqualByComparingTo("3");
        assertThat(score.points()).isEqualByComparingTo("6");
    }

    @Test
    void what_was_not_come_to_is_lost_by_a_failure_alone() {
        assertThat(score("10", new Credit.Shared(), FAILED, SKIPPED).points()).isEqualByComparingTo("10");
        assertThat(score("10", new Credit.Shared(), PASSED, SKIPPED).points()).isEqualByComparingTo("5");
        assertThat(score("10", new Credit.Shared(), ERROR, SKIPPED).points()).isEqualByComparingTo("0");
    }

    @Test
    void where_all_must_pass_one_failure_decides_and_else_what_could_not_decide_leaves_all_out() {
        assertThat(score("10", new Credit.All(), PASSED, ERROR).points()).isEqualByComparingTo("0");
        assertThat(score("10", new Credit.All(), FAILED, ERROR).points()).isEqualByComparingTo("10");
        assertThat(score("10", new Credit.All(), FAILED, ERROR).score()).isZero();
    }

    @Test
    void an_error_outranks_a_failure() {
        assertThat(score("10", new Credit.Shared(), FAILED, ERROR).status()).isEqualTo(ERROR);
    }

    @Test
    void a_check_has_the_points_that_the_lab_gives_to_it_and_the_rest_have_none() {
        Map<String, BigDecimal> own = Map.of("check 1", new BigDecimal("15"), "check 3", new BigDecimal("5"));

        TestScore score = score("20", new Credit.Each(own), PASSED, FAILED, PASSED);

        assertThat(score.checks()).extracting(check -> Points.plain(check.points())).containsExactly("15", "0", "5");
        assertThat(score.score()).isEqualByComparingTo("20");
        assertThat(score.status()).isEqualTo(FAILED);
    }

    @Test
    void a_check_that_the_lab_does_not_ask_for_has_no_share_and_fails_the_test() {
        List<Finding> findings = List.of(finding("exit", PASSED), finding("terminates", FAILED));

        TestScore score = TestScore.of(new BigDecimal("10"), new Credit.Shared(), Floor.TEST, Set.of("exit"), findings);

        assertThat(score.checks()).extracting(check -> Points.plain(check.points())).containsExactly("10", "0");
        assertThat(score.status()).isEqualTo(FAILED);
    }

    @Test
    void a_penalty_is_taken_away_by_a_failure_and_not_given_by_a_pass() {
        Credit penalty = new Credit.Each(Map.of("check 1", new BigDecimal("10"), "check 2", new BigDecimal("-3")));

        assertThat(score("10", penalty, PASSED, PASSED).score()).isEqualByComparingTo("10");
        assertThat(score("10", penalty, PASSED, FAILED).score()).isEqualByComparingTo("7");
        assertThat(score("10", penalty, PASSED, FAILED).checks()).extracting(check -> Points.plain(check.score())).containsExactly("10", "-3");
    }

    @Test
    void what_was_not_decided_or_not_come_to_takes_nothing_away() {
        Credit penalty = new Credit.Each(Map.of("check 1", new BigDecimal("10"), "check 2", new BigDecimal("-3")));

        assertThat(score("10", penalty, PASSED, ERROR).score()).isEqualByComparingTo("10");
        assertThat(score("10", penalty, PASSED, SKIPPED).score()).isEqualByComparingTo("10");
    }

    @Test
    void penalties_take_no_more_than_there_is_unless_the_lab_says_so() {
        Map<String, BigDecimal> own = new LinkedHashMap<>();
        own.put("check 1", new BigDecimal("2"));
        own.put("check 2", new BigDecimal("-3"));
        own.put("check 3", new BigDecimal("-1"));

        TestScore usual = score("2", new Credit.Each(own), PASSED, FAILED, FAILED);
        TestScore below = score(Floor.LAB, "2", new Credit.Each(own), PASSED, FAILED, FAILED);

        assertThat(usual.score()).isZero();
        assertThat(usual.checks()).extracting(check -> Points.plain(check.score())).containsExactly("2", "-1.5", "-0.5");
        assertThat(below.score()).isEqualByComparingTo("-2");
    }

    @Test
    void a_third_of_ten_points_is_rounded_so_that_three_thirds_are_ten() {
        TestScore score = score("10", new Credit.Shared(), PASSED, PASSED, PASSED);

        assertThat(score.checks()).extracting(check -> Points.plain(check.points())).containsExactly("3.34", "3.33", "3.33");
        assertThat(score.score()).isEqualByComparingTo("10");
    }

    @Test
    void a_test_worth_nothing_gives_nothing() {
        assertThat(score("0", new Credit.Shared(), PASSED, PASSED).score()).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void points_and_scores_always_add_up(long seed) {
        Random random = new Random(seed);
        BigDecimal points = BigDecimal.valueOf(random.nextInt(10_000), random.nextInt(3));
        Status[] statuses = IntStream.rangeClosed(0, random.nextInt(12))
                .mapToObj(index -> Status.values()[random.nextInt(Status.values().length)]).toArray(Status[]::new);

        for (Credit credit : List.of(new Credit.Shared(), new Credit.All(), each(points, statuses.length, random))) {
            TestScore score = score(points.toPlainString(), credit, statuses);

            assertThat(sum(score, CheckScore::points)).isEqualByComparingTo(score.points());
            assertThat(score.points()).isLessThanOrEqualTo(points);
            assertThat(Arrays.asList(statuses).contains(ERROR) || Arrays.asList(statuses).contains(SKIPPED) || score.points().compareTo(points) == 0).isTrue();
            assertThat(sum(score, CheckScore::score)).isEqualByComparingTo(score.score());
            assertThat(score.score()).isBetween(Points.NONE, score.points());
            assertThat(score.checks()).allMatch(check -> check.status() == PASSED || check.score().signum() == 0);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void they_add_up_with_penalties_too(long seed) {
        Random random = new Random(seed);
        Map<String, BigDecimal> own = new LinkedHashMap<>();
        Status[] statuses = IntStream.rangeClosed(0, random.nextInt(12)).mapToObj(index -> Status.values()[random.nextInt(4)]).toArray(Status[]::new);
        IntStream.rangeClosed(1, statuses.length).forEach(check -> own.put("check " + check, BigDecimal.valueOf(random.nextInt(2000) - 1000, 2)));
        BigDecimal points = Points.sum(own.values().stream().filter(each -> each.signum() > 0).toList());

        for (Floor floor : Floor.values()) {
            TestScore score = score(floor, points.toPlainString(), new Credit.Each(own), statuses);

            assertThat(sum(score, CheckScore::points)).isEqualByComparingTo(score.points());
            assertThat(score.points()).isLessThanOrEqualTo(points);
            assertThat(Arrays.asList(statuses).contains(ERROR) || Arrays.asList(statuses).contains(SKIPPED) || score.points().compareTo(points) == 0).isTrue();
            assertThat(sum(score, CheckScore::score)).isEqualByComparingTo(score.score());
            assertThat(score.score()).isLessThanOrEqualTo(points);
            assertThat(score.checks()).allMatch(check -> check.status() == PASSED || check.score().signum() <= 0);
            assertThat(score.checks()).allMatch(check -> check.status() == FAILED || check.score().signum() >= 0);
            assertThat(floor == Floor.LAB || score.score().signum() >= 0).isTrue();
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    private static Credit each(BigDecimal points, int checks, Random random) {
        List<BigDecimal> weights = IntStream.range(0, checks).mapToObj(index -> BigDecimal.valueOf(1 + random.nextInt(100))).toList();
        List<BigDecimal> shares = Points.shares(points, weights);
        Map<String, BigDecimal> own = new LinkedHashMap<>();
        IntStream.range(0, checks).forEach(index -> own.put("check " + (index + 1), shares.get(index)));
        return new Credit.Each(own);
    }

    private static BigDecimal sum(TestScore score, Function<CheckScore, BigDecimal> amount) {
        return Points.sum(score.checks().stream().map(amount).toList());
    }

    private static TestScore score(String points, Credit credit, Status... statuses) {
        return score(Floor.TEST, points, credit, statuses);
    }

    private static TestScore score(Floor floor, String points, Credit credit, Status... statuses) {
        List<Finding> findings = IntStream.range(0, statuses.length)
                .mapToObj(index -> finding("check " + (index + 1), statuses[index])).toList();
        return TestScore.of(new BigDecimal(points), credit, floor, findings.stream().map(Finding::check).collect(Collectors.toSet()), findings);
    }

    private static Finding finding(String check, Status status) {
        return new Finding(check, status, "something", "something else", List.of(), Optional.empty());
    }
}
