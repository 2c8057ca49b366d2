package io.github.proclab.check.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.check.pattern.PatternMatch.Breaks;
import io.github.proclab.check.pattern.PatternMatch.Matches;
import io.github.proclab.check.pattern.PatternMatch.Outcome;
import io.github.proclab.check.pattern.PatternMatch.Undecided;
import io.github.proclab.lab.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What takes long is bounded in steps, and said. */
@Execution(ExecutionMode.CONCURRENT)
class HardPatternsTest {

    private static final int MANY = 10_000;

    /** What is without end uses up a tenth of the usual steps as it does all of them. */
    private static final long FEW_STEPS = PatternMatch.USUAL_STEPS / 10;
    /** All readings are followed first; then again, with a look at the lines to come. */
    private static final long TWICE = 2 * FEW_STEPS;

    @Test
    void tenThousandLinesAgainstTwentyNestedOperatorsTakeFewSteps() {
        String nested = "a";
        for (int i = 0; i < 10; i++) {
            nested = "{repeat: {optional: [" + nested + "]}}";
        }
        assertSteps(match(Patterns.of("[" + nested + "]"), Collections.nCopies(MANY, "a")), 2_000_000);
        Outcome outcome = match(Patterns.of("[" + nested + ", end]"), Collections.nCopies(MANY, "a"));
        assertThat(((Breaks) outcome).matched()).isEqualTo(MANY);
    }

    @Test
    void manyAnythingsDoNotMultiply() {
        String pattern = "[" + "anything, x, ".repeat(20) + "end]";
        assertThat(match(Patterns.of(pattern), Collections.nCopies(MANY, "x"))).isInstanceOf(Breaks.class);
        List<String> lines = new ArrayList<>(Collections.nCopies(MANY, "x"));
        lines.add("end");
        assertSteps(match(Patterns.of(pattern), lines), 2_000_000);
    }

    @Test
    void aTextOfTenThousandLinesTakesAStepOrTwoForEach() {
        List<String> lines = IntStream.range(0, MANY).mapToObj(i -> "line " + i).toList();
        Pattern.Sequence text = (Pattern.Sequence) Patterns.of("[" + String.join(", ", lines) + "]");
        assertSteps(match(text, lines), 3 * MANY);
    }

    @Test
    void linesThatAreAllAlikeInAnyOrderAreToldApartByNumberAlone() {
        String same = String.join(", ", Collections.nCopies(200, "'child {int}'"));
        List<String> lines = IntStream.range(0, 200).mapToObj(i -> "child " + i).toList();
        assertSteps(match(Patterns.of("[any-order: [" + same + "]]"), lines), 100_000);
    }

    @Test
    void whatCannotBeDecidedInTimeIsSaid() {
        // Each line may be any of them: a subset of 40 after each line.
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            items.append(i == 0 ? "" : ", ").append("'{/[a-z]*(").append(i).append(")?x*/}'");
        }
        List<String> lines = Collections.nCopies(40, "xx");
        assertThat(Patterns.match(Patterns.of("[any-order: [" + items + "], no]"), lines, FEW_STEPS)).isEqualTo(new Undecided(TWICE));
    }

    @Test
    void anExpressionThatMakesOthersHangIsLinearHere() {
        String line = "a".repeat(60_000) + "!";
        assertThat(match(Patterns.of("['{/(a|a)*b/}']"), List.of(line))).isInstanceOf(Breaks.class);
        assertThat(match(Patterns.of("['{/(a*)*b/}']"), List.of(line))).isInstanceOf(Breaks.class);
    }

    @Test
    void aLineWithManyWaysToReadItIsBoundedToo() {
        String line = "a".repeat(3_000);
        assertThat(Patterns.match(Patterns.of("['{a:/a*/}{b:/a*/}{c:/a*/}{d:/a*/}', '{a}{b}{c}{d}!']"), List.of(line, line), FEW_STEPS))
                .isEqualTo(new Undecided(TWICE));
    }

    @Test
    void theNegationOfWhatHasManyReadingsIsFollowedInOne() {
        // Whether a line 18 before the last is "a": as a table of its own this had 2^18 rows.
        String late = "[anything, a, " + "'{/[ab]/}', ".repeat(18) + "b]";
        List<String> lines = IntStream.range(0, MANY).mapToObj(i -> Integer.bitCount(i * 0x9E3779B1) % 2 == 0 ? "a" : "b").toList();
        assertSteps(match(Patterns.of("{not: {not: [anything, a, anything]}}"), lines), 2_000_000);
        assertThat(match(Patterns.of("{not: " + late + "}"), lines)).isNotInstanceOf(Undecided.class);
        assertThat(match(Patterns.of("{nowhere: [a, " + "'{/[ab]/}', ".repeat(18) + "c]}"), lines)).isInstanceOf(Matches.class);
    }

    @Test
    void operatorsInEachOtherDoNotMultiply() {
        String deep = "a";
        for (int i = 0; i < 20; i++) {
            deep = "{not: " + deep + "}";
        }
        assertSteps(match(Patterns.of("{repeat: " + deep + "}"), Collections.nCopies(MANY, "a")), 2_000_000);
        String all = "{count: a, times: 10..}";
        for (int i = 0; i < 10; i++) {
            all = "{all-of: [" + all + ", {nowhere: [z" + i + ", y]}]}";
        }
        assertSteps(match(Patterns.of(all), Collections.nCopies(MANY, "a")), 2_000_000);
    }

    @Test
    void aPermutationOfThousandsOfCharactersIsDecided() {
        String letters = "abcdefghij".repeat(300);
        assertSteps(match(Patterns.of("{permutation-of: " + letters + "}"), List.of(new StringBuilder(letters).reverse().toString())), 2_000_000);
        assertThat(match(Patterns.of("{permutation-of: " + letters + "}"), List.of("k" + letters))).isInstanceOf(Breaks.class);
    }

    @Test
    void thousandsOfOptionalLinesNeedNoDeepStack() {
        String pattern = "[" + "{optional: a}, ".repeat(4_000) + "b]";
        assertThat(match(Patterns.of(pattern), List.of("b"))).isInstanceOf(Matches.class);
    }

    @Test
    void linesWithTwoNamesEachInAnyOrderAreDecidedByWhereTheNamesComeAgain() {
        String starts = numbered("'w {a#:int} {b#:int}'");
        Pattern sum = Patterns.of("[any-order: [" + starts + "], 'sum " + numbered("{b#}").replace(",", "") + "']");
        assertThat(soon(sum, written("w # 1#", "sum 0 0 0 0 0 0 0 0 0 0"))).isInstanceOfSatisfying(Breaks.class,
                breaks -> assertThat(breaks.matched()).isEqualTo(10));
        assertThat(soon(sum, written("w # 1#", "sum 15 14 13 12 11 10 16 17 18 19"))).isInstanceOf(Matches.class);
        Pattern mixed = Patterns.of("[interleaved: [" + starts + "], 'sum " + numbered("{b#}").replace(",", "") + "']");
        assertThat(soon(mixed, written("w # 1#", "sum 15 14 13 12 11 10 16 17 18 19"))).isInstanceOf(Matches.class);
        Pattern one = Patterns.of("[any-order: [" + starts + "], " + numbered("'got {b#}'") + "]");
        assertThat(soon(one, written("w # 1#", written("got 1#").toArray(String[]::new)))).isInstanceOf(Matches.class);
        assertThat(soon(one, written("w # 1#", written("got 2#").toArray(String[]::new)))).isInstanceOfSatisfying(Breaks.class,
                breaks -> assertThat(breaks.matched()).isEqualTo(10));
    }

    @Test
    void namesThatAreAsGoodAsEachOtherAreTriedOnce() {
        Pattern pattern = Patterns.of("[any-order: [" + numbered("'start {a#:int} {b#:/x/}'") + "], any-order: [" + numbered("'end {a#}'") + "]]");
        List<String> right = written("start # x", written("end #").toArray(String[]::new));
        assertSteps(match(pattern, right), 1_000_000);
        List<String> wrong = new ArrayList<>(right);
        wrong.set(19, "end 77");
        assertThat(match(pattern, wrong)).isInstanceOfSatisfying(Breaks.class, breaks -> assertThat(breaks.matched()).isEqualTo(19));
    }

    @Test
    void lookingAheadDecidesAsFollowingAllReadingsDoes() {
        Random random = new Random(3);
        List<String> pieces = List.of("'{x:int}'", "'{y:int}'", "'{x}{y}'", "'{y} {x}'", "{optional: '{x}'}", "{repeat: '{y}', times: 1..2}",
                "anything", "{one-of: ['{x}', '{y}']}", "{any-order: ['{x}', '{z:int}']}", "'{z}'", "{not: '{x}'}");
        for (int round = 0; round < 400; round++) {
            String items = random.ints(2 + random.nextInt(4), 0, pieces.size()).mapToObj(pieces::get).collect(Collectors.joining(", "));
            Pattern pattern = Patterns.of("[{" + (random.nextBoolean() ? "any-order" : "interleaved") + ": [" + items + "]}, '{x:int}', {optional: ['{y:int}', '{z:int}']}]");
            List<Came> lines = random.ints(random.nextInt(6), 0, 3).mapToObj(each -> Came.of(List.of("1", "2", "1 2").get(each))).toList();
            Outcome all = PatternMatch.ofBeginning(pattern, lines, Patterns.FAMILY, PatternMatch.USUAL_STEPS);
            Outcome ahead = PatternMatch.lookingAhead(pattern, lines, Patterns.FAMILY, PatternMatch.USUAL_STEPS);
            assertThat(ahead.getClass()).as(pattern + " against " + lines).isEqualTo(all.getClass());
        }
    }

    /** With so few steps that not even a tenth of the readings can be followed. */
    private static Outcome soon(Pattern pattern, List<String> lines) {
        return PatternMatch.of(pattern, lines.stream().map(Came::of).toList(), Patterns.FAMILY, 500_000);
    }

    /** So many lines: each "#" is the number of the line. */
    private static List<String> written(String line, String... after) {
        return Stream.concat(IntStream.range(0, 10).mapToObj(i -> line.replace("#", String.valueOf(i))), Stream.of(after)).toList();
    }

    private static String numbered(String item) {
        return IntStream.range(0, 10).mapToObj(i -> item.replace("#", String.valueOf(i))).collect(Collectors.joining(", "));
    }

    private static Outcome match(Pattern pattern, List<String> lines) {
        return Patterns.match(pattern, lines);
    }

    private static void assertSteps(Outcome outcome, long most) {
        assertThat(outcome).isInstanceOfSatisfying(Matches.class, matches -> assertThat(matches.steps()).isLessThan(most));
    }
}
