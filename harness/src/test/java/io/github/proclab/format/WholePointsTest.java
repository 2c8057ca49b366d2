package io.github.proclab.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.format.WholePoints.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholePointsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "20; 6.67/10,6.67/10; 13; 7,6",
        "20; 6.66/10,0/10; 7; 7,0",
        "3; 0.5/1,0.5/1,0.5/1; 2; 1,1,0",
        "5; 2.5/2.5,0/2.5; 3; 3,0",
        "5; 2.5/2.5,2.5/2.5; 5; 3,2",
        "1; 0.49/1; 0; 0",
        "30; 10/10,10/10,10/10; 30; 10,10,10",
        "0; 0/0; 0; 0"})
    void the_tests_add_up_to_the_rounded_score(String most, String scores, int score, String tests) {
        WholePoints points = WholePoints.of(Told.scored(most, scores.split(",")));

        assertThat(points.score()).isEqualTo(score);
        assertThat(points.tests().stream().map(test -> String.valueOf(test.score()))).containsExactly(tests.split(","));
        assertThat(points.tests()).allSatisfy(test -> assertThat(test.score()).isBetween(0, test.most()));
        assertThat(points.tests().stream().mapToInt(Test::score).sum()).isEqualTo(points.score());
    }

    @org.junit.jupiter.api.Test
    void what_is_beyond_the_maximum_or_below_nothing_is_cut_off() {
        WholePoints more = WholePoints.of(Told.scored("10", "10/10", "3/3"));
        WholePoints less = WholePoints.of(Told.scored("10", "-4/10"));

        assertThat(more.score()).isEqualTo(10);
        assertThat(more.tests()).containsExactly(new Test(10, 10), new Test(3, 3));
        assertThat(less.score()).isZero();
        assertThat(less.tests()).containsExactly(new Test(0, 10));
    }
}
