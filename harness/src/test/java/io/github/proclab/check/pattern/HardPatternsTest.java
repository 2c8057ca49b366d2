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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What takes long is bounded in steps, and said. */
@Execution(ExecutionMode.CONCURRENT)
class HardPatternsTest {

    private static final int MANY = 10_000;

    /** What is without end uses up a tenth of the usual steps as it does all of them. */
    private static final long FEW_STEPS = PatternMatch.USUAL_STEPS / 10;

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
        assertThat(Patterns.match(Patterns.of("[any-order: [" + items + "], no]"), lines, FEW_STEPS)).isEqualTo(new Undecided(FEW_STEPS));
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
                .isEqualTo(new Undecided(FEW_STEPS));
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

    private static Outcome match(Pattern pattern, List<String> lines) {
        return Patterns.match(pattern, lines);
    }

    private static void assertSteps(Outcome outcome, long most) {
        assertThat(outcome).isInstanceOfSatisfying(Matches.class, matches -> assertThat(matches.steps()).isLessThan(most));
    }
}
