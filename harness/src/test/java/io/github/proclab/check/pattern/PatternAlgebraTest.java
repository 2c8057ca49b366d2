package io.github.proclab.check.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.check.pattern.PatternMatch.Breaks;
import io.github.proclab.check.pattern.PatternMatch.Matches;
import io.github.proclab.check.pattern.PatternMatch.Outcome;
import io.github.proclab.lab.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatternAlgebraTest {

    @Test
    void oneOfTakesAnyOfThemAndAllOfTakesWhatEachOfThemTakes() {
        assertMatches("[one-of: [a, [b, c]], d]", "a", "d");
        assertMatches("[one-of: [a, [b, c]], d]", "b", "c", "d");
        assertBreaks("[one-of: [a, [b, c]], d]", 1, "b", "d");
        assertMatches("{all-of: [[a, anything], [anything, z]]}", "a", "q", "z");
        assertBreaks("{all-of: [[a, anything], [anything, z]]}", 2, "a", "q");
        assertMatches("{all-of: ['{x:int}', '{/1+/}']}", "11");
        assertBreaks("{all-of: ['{int}', '{/1+/}']}", 0, "12");
    }

    @Test
    void notTakesAsManyLinesAsWouldHaveBeenWrongOfThem() {
        assertMatches("[{not: a}, b]", "x", "b");
        assertBreaks("[{not: a}, b]", 0, "a", "b");
        assertBreaks("[{not: a}, b]", 0);
        assertBreaks("[{not: a}, b]", 1, "x", "y", "b");
        assertMatches("[{not: [a, b]}, c]", "a", "x", "c");
        assertMatches("[{not: [a, b]}, c]", "x", "b", "c");
        assertBreaks("[{not: [a, b]}, c]", 1, "a", "b", "c");
        assertBreaks("[{not: [a, b]}, c]", 2, "a", "c");
        assertMatches("{repeat: {not: 'error {int}'}}", "a", "b", "error");
        assertBreaks("{repeat: {not: 'error {int}'}}", 2, "a", "b", "error 3");
        assertMatches("{not: {not: a}}", "a");
        assertBreaks("{not: {not: a}}", 0, "b");
        assertMatches("[{not: {any-order: [a, b]}}]", "a", "a");
        assertBreaks("[{not: {any-order: [a, b]}}]", 1, "b", "a");
    }

    @Test
    void notComparesWithWhatNamesHoldAndBindsNothing() {
        assertMatches("['{x:int}', {not: '{x}'}]", "4", "5");
        assertBreaks("['{x:int}', {not: '{x}'}]", 1, "4", "4");
        assertMatches("[{not: '{x:/q/}'}, '{x:int}']", "4", "5");
    }

    @Test
    void nowhereForbidsALineOrSeveralInARow() {
        assertMatches("{nowhere: [a, b]}", "a", "x", "b", "a");
        assertBreaks("{nowhere: [a, b]}", 2, "a", "a", "b", "c");
        assertMatches("[start, {nowhere: a}, end]", "start", "x", "y", "end");
        assertBreaks("[start, {nowhere: a}, end]", 2, "start", "x", "a", "end");
        assertMatches("{nowhere: a}");
    }

    @Test
    void countAsksHowOftenALineComesAndLeavesTheOthersFree() {
        assertMatches("{count: a, times: 2}", "x", "a", "y", "a");
        assertBreaks("{count: a, times: 2}", 3, "x", "a", "y");
        assertBreaks("{count: a, times: 2}", 3, "a", "a", "x", "a");
        assertMatches("{count: 'tick {int}', times: 1..2}", "tick 1", "tock", "tick 2");
        assertBreaks("{count: 'tick {int}', times: 1..2}", 0);
        assertMatches("{count: a, times: 2..}", "a", "a", "a");
        assertMatches("{count: a, times: 0}", "b");
        assertBreaks("{count: a, times: 0}", 1, "b", "a");
        assertMatches("[{count: a, times: 1}, b, {count: a, times: 1}]", "b", "a", "b", "a");
        assertMatches("{all-of: [{count: a, times: 2}, {count: b, times: 1}, [anything, a]]}", "a", "b", "a");
        assertBreaks("{all-of: [{count: a, times: 2}, {count: b, times: 1}, [anything, a]]}", 3, "a", "a", "b");
    }

    @Test
    void permutationOfTakesTheCharactersOfOneLineInAnyOrder() {
        assertMatches("{permutation-of: abbc}", "bcab");
        assertBreaks("{permutation-of: abbc}", 0, "bcac");
        assertBreaks("{permutation-of: abbc}", 0, "bca");
        assertBreaks("{permutation-of: abbc}", 0, "bcabb");
        assertMatches("[{permutation-of: 'aä😀'}, done]", "😀aä", "done");
        assertMatches("{permutation-of: \"ab\\n\"}", "b", "a");
    }

    @Test
    void charactersReadALineLetterByLetter() {
        assertMatches("{characters: {interleaved: [abc, '123']}}", "a1b23c");
        assertBreaks("{characters: {interleaved: [abc, '123']}}", 0, "a1b32c");
        assertMatches("[{characters: {any-order: [ab, c]}}, done]", "cab", "done");
        assertBreaks("[{characters: {any-order: [ab, c]}}, done]", 0, "acb", "done");
        assertMatches("{characters: [{repeat: '{/[ab]/}', times: 3}, {not: a}, {optional: z}]}", "abab");
        assertBreaks("{characters: [{repeat: '{/[ab]/}', times: 3}, {not: a}]}", 0, "abaa");
        assertMatches("{characters: ['{x:/[ab]/}', c, '{x}']}", "bcb");
        assertBreaks("{characters: ['{x:/[ab]/}', c, '{x}']}", 0, "bca");
        assertMatches("[{characters: [{permutation-of: ab}, \"\\n\", {count: x, times: 2}]}, end]", "ba", "xyx", "end");
        assertBreaks("[{characters: [{permutation-of: ab}, \"\\n\", {count: x, times: 2}]}, end]", 2, "ba", "xyx", "x");
    }

    @Test
    void theLettersOfFourRoundsOfForkComeInEveryLegalOrderAndInNoOther() {
        String last = "D";
        String third = "[C, {interleaved: [" + last + ", " + last + "]}]";
        String second = "[B, {interleaved: [" + third + ", " + third + "]}]";
        Pattern pattern = Patterns.of("{characters: [A, {interleaved: [" + second + ", " + second + "]}]}");

        assertThat(Patterns.match(pattern, List.of("ABBCCCCDDDDDDDD"))).isInstanceOf(Matches.class);
        assertThat(Patterns.match(pattern, List.of("ABCDDCDDBCDDCDD"))).isInstanceOf(Matches.class);
        assertThat(Patterns.match(pattern, List.of("ABCDDDCDBCDDCDD"))).isInstanceOf(Breaks.class);
        assertThat(Patterns.match(pattern, List.of("ABCBDDCCCDDDDDD"))).isInstanceOf(Matches.class);
        assertThat(Patterns.match(pattern, List.of("ABCDDDBCCCDDDDD"))).isInstanceOf(Breaks.class);
    }

    @Test
    void aMismatchWithinALineSaysHowFarItIsRight() {
        Breaks breaks = (Breaks) Patterns.match(Patterns.of("{characters: {interleaved: [ab, cd]}}"), List.of("acxbd"));
        assertThat(breaks.wanted()).singleElement().isInstanceOfSatisfying(Wanted.Letters.class, letters -> {
            assertThat(letters.matched()).isEqualTo(2);
            assertThat(letters.wanted()).extracting(wanted -> ((WantedLine) wanted).shown()).containsExactlyInAnyOrder("b", "d");
            assertThat(letters.mayEnd()).isFalse();
        });
    }

    @Test
    void aLineIsByOneProcessAlone() {
        assertThat(written("{line: a, by: main}", line("a", 1))).isInstanceOf(Matches.class);
        assertThat(written("{line: a, by: main}", line("a", 2))).isInstanceOf(Breaks.class);
        assertThat(written("{line: a, by: child 2}", line("a", 3))).isInstanceOf(Matches.class);
        assertThat(written("{line: ab, by: child}", new Came("ab", true, List.of(new Came.Share(2, 1), new Came.Share(3, 2))))).isInstanceOf(Breaks.class);
        assertThat(written("{line: a, by: child}", Came.of("a"))).isInstanceOf(Breaks.class);
        assertThat(written("{sequence: [a, {optional: b}, anything], by: child 1}", line("a", 2), line("c", 2))).isInstanceOf(Matches.class);
        assertThat(written("{sequence: [a, {optional: b}, anything], by: child 1}", line("a", 2), line("c", 1))).isInstanceOf(Breaks.class);
    }

    @Test
    void aNameInBracesIsTheSameProcessEverywhere() {
        String pattern = "{any-order: [{line: ping, by: '{p}'}, {line: pong, by: '{q}'}, {line: bye, by: '{p}'}], by: child}";
        assertThat(written(pattern, line("pong", 3), line("bye", 2), line("ping", 2))).isInstanceOf(Matches.class);
        assertThat(written(pattern, line("pong", 3), line("bye", 3), line("ping", 2))).isInstanceOf(Breaks.class);
        assertThat(written(pattern, line("pong", 1), line("bye", 2), line("ping", 2))).isInstanceOf(Breaks.class);
    }

    @Test
    void notAndNowhereAndCountAskForTheWriter() {
        assertThat(written("{nowhere: a, by: main}", line("a", 2), line("b", 1))).isInstanceOf(Matches.class);
        assertThat(written("{nowhere: a, by: main}", line("a", 2), line("a", 1))).isInstanceOf(Breaks.class);
        assertThat(written("{count: a, times: 1, by: child 1}", line("a", 1), line("a", 2), line("a", 3))).isInstanceOf(Matches.class);
        assertThat(written("{count: a, times: 1, by: child 1}", line("a", 1))).isInstanceOf(Breaks.class);
        assertThat(written("{not: a, by: main}", line("b", 1))).isInstanceOf(Matches.class);
        assertThat(written("{not: a, by: main}", line("b", 2))).isInstanceOf(Breaks.class);
        assertThat(written("{not: {line: a, by: main}}", line("a", 2))).isInstanceOf(Matches.class);
    }

    @Test
    void eachLetterHasItsOwnWriter() {
        String pattern = "{characters: {interleaved: [{sequence: [aa], by: main}, {sequence: [a], by: child}]}}";
        assertThat(written(pattern, shared("aaa", 1, 2, 1))).isInstanceOf(Matches.class);
        assertThat(written(pattern, shared("aaa", 2, 2, 1))).isInstanceOf(Breaks.class);
        assertThat(written("{permutation-of: ab, by: child 1}", shared("ba", 2, 2))).isInstanceOf(Matches.class);
        assertThat(written("{permutation-of: ab, by: child 1}", shared("ba", 2, 3))).isInstanceOf(Breaks.class);
    }

    @Test
    void theSearchAgreesWithTryingEveryCombination() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            String written = "[" + random(random, 3) + "]";
            Pattern pattern = Patterns.of(written);
            List<String> lines = random.ints(random.nextInt(5), 'a', 'd').mapToObj(Character::toString).toList();
            Outcome outcome = Patterns.match(pattern, lines);
            assertThat(outcome instanceof Matches).as(written + " against " + lines).isEqualTo(Tried.matches(pattern, lines));
        }
    }

    private static String random(Random random, int depth) {
        if (depth == 0) {
            return Character.toString(random.nextInt('a', 'd'));
        }
        List<String> items = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i >= 0; i--) {
            items.add(random(random, depth - 1 - random.nextInt(depth)));
        }
        return switch (random.nextInt(9)) {
            case 0 -> "{not: " + items + "}";
            case 1 -> "{nowhere: " + items.get(0) + "}";
            case 2 -> "{count: " + random(random, 0) + ", times: " + random.nextInt(3) + "}";
            case 3 -> "{one-of: " + items + "}";
            case 4 -> "{all-of: " + items + "}";
            case 5 -> "{optional: " + items.get(0) + "}";
            case 6 -> "{repeat: " + items.get(0) + "}";
            case 7 -> "{any-order: " + items + "}";
            default -> "[" + String.join(", ", items) + ", anything]";
        };
    }

    private static Came line(String text, int writer) {
        return new Came(text, true, List.of(new Came.Share(writer, text.length() + 1)));
    }

    private static Came shared(String text, int... writers) {
        return new Came(text, false, Collections.unmodifiableList(java.util.Arrays.stream(writers).mapToObj(writer -> new Came.Share(writer, 1)).toList()));
    }

    private static Outcome written(String pattern, Came... lines) {
        return PatternMatch.of(Patterns.of("[" + pattern + "]"), List.of(lines), Patterns.FAMILY, PatternMatch.USUAL_STEPS);
    }

    private static void assertMatches(String pattern, String... lines) {
        assertThat(Patterns.match(Patterns.of(pattern), List.of(lines))).as(pattern + " against " + List.of(lines)).isInstanceOf(Matches.class);
    }

    private static void assertBreaks(String pattern, int matched, String... lines) {
        assertThat(Patterns.match(Patterns.of(pattern), List.of(lines))).as(pattern + " against " + List.of(lines))
                .isInstanceOfSatisfying(Breaks.class, breaks -> assertThat(breaks.matched()).isEqualTo(matched));
    }
}
