package io.github.proclab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.lab.Scoring.Floor;
import io.github.proclab.lab.Scoring.Rounding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a lab file says about points, for one test and for all. */
class LabScoringTest {

    @TempDir
    private Path folder;

    @Test
    void what_the_lab_says_holds_for_every_test_that_says_nothing_else() {
        Lab lab = lab("""
                lab: fan
                points: 4
                credit: all
                args: 3
                stdin: hello
                hint: Read fork(2).
                tags: [week-3]
                visibility: hidden
                requires: it starts
                tests:
                  - {test: it starts, expect: {exit: 0}}
                  - {test: as the lab says, expect: {exit: 0}}
                  - {test: otherwise, points: {exit: 2, stderr: -1}, args: [], stdin: "", hint: No., tags: slow, visibility: visible, requires: [], expect: {exit: 0, stderr: empty}}
                """);
        LabTest first = lab.tests().get(0);
        LabTest second = lab.tests().get(1);
        LabTest third = lab.tests().get(2);

        assertThat(second.points()).isEqualByComparingTo("4");
        assertThat(second.credit()).isEqualTo(new Credit.All());
        assertThat(second.run()).containsExactly("./fan", "3");
        assertThat(second.stdin().text()).isEqualTo("hello");
        assertThat(second.hint()).hasValue("Read fork(2).");
        assertThat(second.tags()).containsExactly("week-3");
        assertThat(second.visibility()).isEqualTo(Visibility.HIDDEN);
        assertThat(first.requires()).isEmpty();
        assertThat(second.requires()).extracting(Requirement::test).containsExactly("it starts");
        assertThat(third.points()).isEqualByComparingTo("2");
        assertThat(third.credit()).isEqualTo(new Credit.Each(Map.of("exit", new BigDecimal("2"), "stderr", new BigDecimal("-1"))));
        assertThat(third.run()).containsExactly("./fan");
        assertThat(third.stdin().text()).isEmpty();
        assertThat(third.hint()).hasValue("No.");
        assertThat(third.tags()).containsExactly("week-3", "slow");
        assertThat(third.visibility()).isEqualTo(Visibility.VISIBLE);
        assertThat(third.requires()).isEmpty();
    }

    @Test
    void points_that_the_lab_gives_to_checks_are_those_of_the_tests_that_expect_them() {
        Lab lab = lab("lab: fan\npoints: {exit: 2, stdout: 3, stderr: -1}\ntests:\n  - {test: a, expect: {exit: 0, stderr: empty}}\n  - {test: b, points: 5, expect: {exit: 0}}\n");

        assertThat(lab.tests()).extracting(LabTest::points).usingElementComparator(BigDecimal::compareTo).containsExactly(new BigDecimal("2"), new BigDecimal("5"));
        assertThat(lab.tests().get(1).credit()).isEqualTo(new Credit.Shared());
    }

    @Test
    void rounding_floor_and_bonus_are_the_lab_s() {
        Scoring scoring = lab("lab: fan\nrounding: halves\nfloor: lab\nbonus: 1.5\ntests:\n  - {test: a, expect: {exit: 0}}\n  - {test: b, bonus: true, points: 0.3, expect: {exit: 0}}\n").scoring();

        assertThat(scoring.rounding()).isEqualTo(Rounding.HALVES);
        assertThat(scoring.floor()).isEqualTo(Floor.LAB);
        assertThat(scoring.bonus()).hasValue(new BigDecimal("1.5"));
        assertThat(lab("lab: fan\ntests: [{test: a, expect: {exit: 0}}]").scoring()).isEqualTo(Scoring.USUAL);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01 23:59 Europe/Berlin", "2026-12-01T23:59+01:00", "2026-12-01T22:59:00Z", "2026-12-01 17:59 America/New_York", "2026-12-01 22:59 UTC"})
    void a_due_date_has_a_zone(String due) {
        assertThat(lab("lab: fan\ndue: " + due + "\ntests: [{test: a, expect: {exit: 0}}]").due().orElseThrow().toInstant())
                .isEqualTo(Instant.parse("2026-12-01T22:59:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "due: 2026-12-01 23:59 | no zone is written here: when is that where the students are?",
            "due: tomorrow | here stands \"tomorrow\"",
            "due: 2026-02-30 23:59 UTC | there is no such day or time: \"2026-02-30 23:59 UTC\"",
            "due: 2026-12-01 23:59 Europe/Berlim | there is no zone \"Europe/Berlim\"",
            "rounding: thirds | \"rounding\" can be hundredths or tenths or quarters or halves or whole, not \"thirds\"",
            "floor: none | \"floor\" can be test or lab, not \"none\"",
            "bonus: 5 | no test of this lab brings a bonus: say bonus: true in one of them, or remove this",
            "points: {exti: 3} | no test can expect \"exti\"; did you mean \"exit\"?",
            "points: -3 | points cannot be negative: -3; to take points away where one check fails, name it, as {stderr: -3}",
            "points: 1.125 | \"points\" wants a number of points, as 5 or 2.5, but here stands \"1.125\"; points have at most two decimals",
            "credit: half | \"credit\" can be all or shared, not \"half\"",
            "late: {each: day} | \"late\" does not say what it takes; write late: {takes: 10%, each: day}",
            "late: {takes: 101%} | \"takes\" can be at most 100%, not \"101%\"",
            "late: {takes: -1} | \"takes\" is what is taken away: write 1, not -1",
            "late: {takes: 1, each: week} | \"each\" can be day or hour, not \"week\"",
            "late: {takes: 1, grace: 10} | \"grace\" wants a time such as 15m, 12h or 7d, but here stands \"10\"; a number alone has no unit",
            "late: {takes: 1, grace: 2d, until: 1d} | \"until\" is before the end of \"grace\": both are counted from the due date",
            "late: {takes: 1, untill: 1d} | unknown key \"untill\"; did you mean \"until\"?",
            "visibility: secret | \"visibility\" can be visible or hidden or after-due-date, not \"secret\"",
            "requires: other | the lab has no test \"other\" that could be required",
            "tags: [a b] | a tag is a word of letters, digits, \".\", \"-\" and \"_\", not \"a b\""})
    void what_a_lab_says_wrongly_is_told_where_it_stands(String line, String problem) {
        assertThat(problems("lab: fan\n" + line + "\ntests: [{test: a, expect: {exit: 0}}]")).singleElement().asString()
                .startsWith("lab.yaml:2:").endsWith(problem);
    }

    @Test
    void a_maximum_that_rounding_would_take_away_is_a_mistake() {
        assertThat(problems("lab: fan\nrounding: halves\ntests: [{test: a, points: 3.3, expect: {exit: 0}}]")).containsExactly(
                "lab.yaml:2:11: the tests are worth 3.3 points together, and a score that is rounded to halves can never be that: "
                        + "give them points that add up to a multiple of 0.5");
    }

    @Test
    void tests_require_others_that_there_are_and_that_come_earlier() {
        assertThat(problems("""
                lab: fan
                tests:
                  - {test: first, requires: first, expect: {exit: 0}}
                  - {test: second, requires: [frist, third], expect: {exit: 0}}
                  - {test: third, requires: fourth, expect: {exit: 0}}
                  - {test: fourth, requires: [first, third], expect: {exit: 0}}
                """)).containsExactly(
                "lab.yaml:3:29: \"first\" requires itself: it could never be run",
                "lab.yaml:4:31: the lab has no test \"frist\" that could be required; did you mean \"first\"?",
                "lab.yaml:4:38: \"third\" comes later; tests are run in the order of the file, so write it before \"second\"",
                "lab.yaml:5:29: \"third\" and \"fourth\" require each other: neither could ever be run",
                "lab.yaml:6:38: \"fourth\" and \"third\" require each other: neither could ever be run");
    }

    @Test
    void what_handing_in_late_costs_is_read_with_its_defaults() {
        assertThat(lab("lab: fan\nlate: {takes: 2}\ntests: [{test: a, expect: {exit: 0}}]").late())
                .contains(new Late(new Late.Share.Points(new BigDecimal("2")), Late.Unit.DAY, Optional.empty(), Duration.ZERO, Optional.empty()));
        assertThat(lab("lab: fan\nlate: {takes: 2.5%, each: hour, at-most: 5, grace: 15m, until: 7d}\ntests: [{test: a, expect: {exit: 0}}]").late())
                .contains(new Late(new Late.Share.Percent(new BigDecimal("2.5")), Late.Unit.HOUR, Optional.of(new Late.Share.Points(new BigDecimal("5"))),
                        Duration.ofMinutes(15), Optional.of(Duration.ofDays(7))));
    }

    @Test
    void a_test_that_is_shown_after_the_due_date_wants_one() {
        assertThat(problems("lab: fan\ntests: [{test: a, visibility: after-due-date, expect: {exit: 0}}]")).containsExactly(
                "lab.yaml:2:9: this test is shown after the due date, and the lab has none; add due: 2026-12-01 23:59 Europe/Berlin");
    }

    private Lab lab(String text) {
        return ((LoadedLab.Loaded) load(text)).lab();
    }

    private List<String> problems(String text) {
        return ((LoadedLab.Broken) load(text)).problems().stream().map(problem -> problem.toString().substring(folder.toString().length() + 1)).toList();
    }

    private LoadedLab load(String text) {
        try {
            return LabLoader.load(Files.writeString(folder.resolve("lab.yaml"), text));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
