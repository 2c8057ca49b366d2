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

class PatternMatchTest {

    @Test
    void aSequenceIsItsLinesAndNothingElse() {
        Pattern pattern = Patterns.of("[a, b]");
        assertMatches(pattern, "a", "b");
        assertBreaks(pattern, 0, "b", "a");
        assertBreaks(pattern, 1, "a");
        assertBreaks(pattern, 2, "a", "b", "c");
        assertMatches(Patterns.of("[]"));
        assertBreaks(Patterns.of("[]"), 0, "a");
    }

    @Test
    void anyOrderTakesEachExactlyOnceAndNoneWithinAnother() {
        Pattern pattern = Patterns.of("[any-order: [[a, b], c, a]]");
        assertMatches(pattern, "a", "b", "c", "a");
        assertMatches(pattern, "c", "a", "a", "b");
        assertMatches(pattern, "a", "a", "b", "c");
        assertBreaks(pattern, 2, "a", "c", "b", "a");
        assertBreaks(pattern, 3, "a", "b", "c");
        assertBreaks(pattern, 2, "c", "a", "c");
    }

    @Test
    void interleavedKeepsTheOrderOfEach() {
        Pattern pattern = Patterns.of("[interleaved: [[a, b, c], [1, 2]], end]");
        assertMatches(pattern, "a", "1", "b", "2", "c", "end");
        assertMatches(pattern, "1", "2", "a", "b", "c", "end");
        assertBreaks(pattern, 2, "a", "1", "c");
        assertBreaks(pattern, 4, "a", "1", "b", "c", "end");
    }

    @Test
    void interleavedFindsTheOneReadingThatWorks() {
        // The first "a" must be taken for the second sequence, which only the end shows.
        Pattern pattern = Patterns.of("[interleaved: [[a, b, x], [a, b, y]]]");
        assertMatches(pattern, "a", "a", "b", "y", "b", "x");
        assertMatches(pattern, "a", "b", "a", "b", "y", "x");
        assertBreaks(pattern, 3, "a", "b", "y");
    }

    @Test
    void repeatOptionalAndAnythingStretch() {
        assertMatches(Patterns.of("[{repeat: [a, b], times: 2}, c]"), "a", "b", "a", "b", "c");
        assertBreaks(Patterns.of("[{repeat: a, times: 2}, c]"), 1, "a", "c");
        assertBreaks(Patterns.of("[{repeat: a, times: 2}, c]"), 2, "a", "a", "a", "c");
        assertMatches(Patterns.of("[{repeat: a, times: 1..3}, a]"), "a", "a");
        assertMatches(Patterns.of("[{repeat: a, times: 1..3}, a]"), "a", "a", "a", "a");
        assertBreaks(Patterns.of("[{repeat: a, times: 1..3}, a]"), 4, "a", "a", "a", "a", "a");
        assertMatches(Patterns.of("[{repeat: a, times: 2..}]"), "a", "a", "a", "a", "a");
        assertMatches(Patterns.of("[{repeat: a}, {optional: b}, c]"), "c");
        assertMatches(Patterns.of("[anything, c, anything]"), "a", "c", "c", "b");
        assertMatches(Patterns.of("[repeat: {optional: a}]"));
        assertMatches(Patterns.of("[{repeat: {optional: a}, times: 3}, b]"), "a", "b");
        assertMatches(Patterns.of("[any-order: [{repeat: a}, b, {optional: c}]]"), "b", "a", "a");
    }

    @Test
    void holesHoldNumbersExpressionsAndRealPids() {
        assertMatches(Patterns.of("['child {child[1].pid} of {main.pid}, {child[2].child[1].pid}: {int} {/[a-c]+/}{{}']"), "child 8 of 7, 10: -12 abc{}");
        assertBreaks(Patterns.of("['pid {main.pid}']"), 0, "pid 8");
        assertBreaks(Patterns.of("['pid {child[3].pid}']"), 0, "pid 9");
        assertBreaks(Patterns.of("['{int}']"), 0, "");
        assertBreaks(Patterns.of("['{int}']"), 0, "1 ");
        assertMatches(Patterns.of("['a.b*c']"), "a.b*c");
        assertBreaks(Patterns.of("['a.b']"), 0, "axb");
    }

    @Test
    void holesOfOneNameHoldTheSameText() {
        assertMatches(Patterns.of("['x={x:int}', 'again {x}']"), "x=42", "again 42");
        assertBreaks(Patterns.of("['x={x:int}', 'again {x}']"), 1, "x=42", "again 43");
        assertMatches(Patterns.of("['{a:/.*/} {b:/.*/}', '{b} {a}']"), "1 2 3", "3 1 2");
        assertMatches(Patterns.of("[{any-order: ['use {x}', 'set {x:int}']}]"), "use 5", "set 5");
        assertBreaks(Patterns.of("[{any-order: ['use {x}', 'set {x:int}']}]"), 1, "use five", "set five");
        assertMatches(Patterns.of("['{x:/a*/}{x}{x}']"), "aaaaaa");
        assertBreaks(Patterns.of("['{x:/a*/}{x}{x}']"), 0, "aaaaa");
    }

    @Test
    void whatCouldHaveComeIsTold() {
        Breaks breaks = (Breaks) match(Patterns.of("['{x:int}', {any-order: [a, [b, c]]}, {optional: d}, 'e {x}']"), "1", "a", "b", "c", "f");
        assertThat(breaks.matched()).isEqualTo(4);
        assertThat(breaks.mayEnd()).isFalse();
        assertThat(breaks.wanted()).extracting(wanted -> ((WantedLine) wanted).shown()).containsExactlyInAnyOrder("d", "e 1");
        assertThat(((Breaks) match(Patterns.of("[a, {optional: b}]"), "a", "c")).mayEnd()).isTrue();
    }

    @Test
    void aLineThatIsNearlyRightIsToldAsSuch() {
        assertThat(difference("'child {child[1].pid} of {main.pid}'", "child 8 of 1"))
                .contains(new Difference.WrongPid(new io.github.proclab.lab.ProcessRef(List.of()), 7, "1"));
        assertThat(difference("a b", "a  b ")).contains(new Difference.WhiteSpace());
        assertThat(difference("Done", "done")).contains(new Difference.LetterCase());
        assertThat(difference("done", "finished")).isEmpty();
    }

    @Test
    void everyShuffleOfSequencesMatchesTheirInterleaving() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            List<List<String>> sequences = sequences(random);
            Pattern pattern = Patterns.of("[interleaved: " + sequences + "]");
            assertMatches(pattern, shuffled(sequences, random));
        }
    }

    @Test
    void theSearchAgreesWithTryingEveryPermutation() {
        Random random = new Random(2);
        for (int round = 0; round < 300; round++) {
            List<List<String>> sequences = sequences(random).stream().limit(3).toList();
            List<String> lines = new ArrayList<>();
            sequences.forEach(lines::addAll);
            Collections.shuffle(lines, random);
            boolean expected = permutations(sequences).contains(lines);
            Outcome outcome = match(Patterns.of("[any-order: " + sequences + "]"), lines.toArray(String[]::new));
            assertThat(outcome instanceof Matches).as(sequences + " against " + lines).isEqualTo(expected);
        }
    }

    private static List<List<String>> sequences(Random random) {
        List<List<String>> sequences = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            sequences.add(random.ints(1 + random.nextInt(4), 'a', 'd').mapToObj(Character::toString).toList());
        }
        return sequences;
    }

    private static String[] shuffled(List<List<String>> sequences, Random random) {
        List<List<String>> left = new ArrayList<>(sequences.stream().map(ArrayList::new).map(list -> (List<String>) list).toList());
        List<String> lines = new ArrayList<>();
        while (!left.isEmpty()) {
            int chosen = random.nextInt(left.size());
            lines.add(left.get(chosen).remove(0));
            left.removeIf(List::isEmpty);
        }
        return lines.toArray(String[]::new);
    }

    private static List<List<String>> permutations(List<List<String>> sequences) {
        if (sequences.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            List<List<String>> others = new ArrayList<>(sequences);
            List<String> first = others.remove(i);
            for (List<String> rest : permutations(others)) {
                List<String> lines = new ArrayList<>(first);
                lines.addAll(rest);
                all.add(lines);
            }
        }
        return all;
    }

    private static java.util.Optional<Difference> difference(String line, String came) {
        return ((Breaks) match(Patterns.of("[" + line + "]"), came)).wanted().get(0) instanceof WantedLine wanted ? wanted.differenceFrom(Came.of(came)) : java.util.Optional.empty();
    }

    private static void assertMatches(Pattern pattern, String... lines) {
        assertThat(match(pattern, lines)).as(pattern + " against " + List.of(lines)).isInstanceOf(Matches.class);
    }

    private static void assertBreaks(Pattern pattern, int matched, String... lines) {
        assertThat(match(pattern, lines)).as(pattern + " against " + List.of(lines))
                .isInstanceOfSatisfying(Breaks.class, breaks -> assertThat(breaks.matched()).isEqualTo(matched));
    }

    private static Outcome match(Pattern pattern, String... lines) {
        return Patterns.match(pattern, List.of(lines));
    }
}
