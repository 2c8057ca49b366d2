package io.github.proclab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.lab.LinePart.Hole;
import io.github.proclab.lab.LinePart.Literal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabFileTest {

    @TempDir
    Path folder;

    @Test
    void theShortestLabFileHasEveryDefaultThatAnInstructorWouldGuess() {
        Lab lab = lab("lab: fan\ntests:\n  - test: prints\n    expect: {stdout: hello}\n");
        assertThat(lab.title()).isEqualTo("fan");
        assertThat(lab.submit()).containsExactly("fan.c");
        assertThat(lab.build().command()).containsExactly("gcc", "-std=gnu17", "-Wall", "-Wextra", "-g", "-o", "fan", "fan.c");
        assertThat(lab.build().limits()).isEqualTo(Limits.BUILD);
        LabTest test = lab.tests().get(0);
        assertThat(test.points()).isEqualTo(BigDecimal.ONE);
        assertThat(test.credit()).isEqualTo(new Credit.Shared());
        assertThat(test.run()).containsExactly("./fan");
        assertThat(test.stdin()).isEqualTo(Stdin.NOTHING);
        assertThat(test.limits()).isEqualTo(Limits.RUN);
        assertThat(test.visibility()).isEqualTo(Visibility.VISIBLE);
        assertThat(test.position()).isEqualTo(new Position(3, 5));
        assertThat(test.env()).isEmpty();
        assertThat(test.given()).isEmpty();
        assertThat(test.hint()).isEmpty();
        assertThat(test.tags()).isEmpty();
    }

    @Test
    void whatALabSaysHoldsForItsTestsUnlessTheySayOtherwise() throws IOException {
        Files.writeString(folder.resolve("words.txt"), "a b\n");
        Lab lab = lab("""
                lab: fan
                title: A fan of processes
                submit: [fan.c, list.c, list.h]
                build: {run: make fan, limits: {wall: 30s}}
                limits: {wall: 1m, grace: 0s, cpu: 3s, processes: 4, memory: 1GiB, output: 100B, files: 0B}
                env: {LANG: C, N: 3}
                given: [words.txt]
                run: ./fan 'two words'
                due: 2026-12-01 23:59 Europe/Berlin
                tests:
                  - test: first
                    points: 2.5
                    credit: all
                    expect: {exit: 0}
                  - test: second
                    run: [sh, -c, "./fan | wc"]
                    args: -x 'y z'
                    limits: {wall: 200ms}
                    env: {N: 4}
                    given: {words.txt: "c", data/x: "1\\n"}
                    stdin: {text: "hello\\n", as: file}
                    tags: [pipes, hard]
                    visibility: after-due-date
                    hint: Read pipe(7).
                    points: {exit: 3, stderr: 0.5}
                    expect: {exit: [0, 3..5, 7-9, signal SIGPIPE], stderr: empty}
                """);
        LabTest first = lab.tests().get(0);
        LabTest second = lab.tests().get(1);
        assertThat(lab.points()).isEqualByComparingTo("6");
        assertThat(lab.build().command()).containsExactly("make", "fan");
        assertThat(lab.build().limits().wall()).isEqualTo(Duration.ofSeconds(30));
        assertThat(first.run()).containsExactly("./fan", "two words");
        assertThat(first.credit()).isEqualTo(new Credit.All());
        assertThat(first.env()).containsExactly(Map.entry("LANG", "C"), Map.entry("N", "3"));
        assertThat(first.given()).containsExactly(new Given.FromFile("words.txt", folder.resolve("words.txt")));
        assertThat(first.limits()).isEqualTo(new Limits(Duration.ofMinutes(1), Duration.ZERO, Duration.ofSeconds(3), 4, 1L << 30, 100, 0));
        assertThat(second.limits()).isEqualTo(new Limits(Duration.ofMillis(200), Duration.ZERO, Duration.ofSeconds(3), 4, 1L << 30, 100, 0));
        assertThat(second.run()).containsExactly("sh", "-c", "./fan | wc", "-x", "y z");
        assertThat(second.env()).containsEntry("N", "4").containsEntry("LANG", "C");
        assertThat(second.given()).containsExactly(new Given.Inline("words.txt", "c"), new Given.Inline("data/x", "1\n"));
        assertThat(second.stdin()).isEqualTo(new Stdin(Stdin.Kind.FILE, "hello\n"));
        assertThat(second.tags()).containsExactly("pipes", "hard");
        assertThat(second.visibility()).isEqualTo(Visibility.AFTER_DUE_DATE);
        assertThat(second.hint()).contains("Read pipe(7).");
        assertThat(second.credit()).isEqualTo(new Credit.Each(Map.of("exit", new BigDecimal("3"), "stderr", new BigDecimal("0.5"))));
        assertThat(second.expectations()).containsExactly(
                new Expectation.Exit(List.of(new ExitRange.Codes(0, 0), new ExitRange.Codes(3, 5), new ExitRange.Codes(7, 9), new ExitRange.Signal("PIPE"))),
                new Expectation.Output(Expectation.Stream.STDERR, Pattern.Sequence.EMPTY, Expectation.FinalNewline.OPTIONAL));
    }

    @Test
    void expectationsKeepTheOrderOfTheFile() {
        assertThat(expectations("{left-running: none, reaped: all, processes: 4, zombies: 1, orphans: none, descriptors: clean, terminates: true}"))
                .containsExactly(new Expectation.LeftRunning(HowMany.NONE, Optional.empty()), Expectation.Reaped.EVERYBODY, new Expectation.Processes(Optional.empty(), Optional.of(HowMany.exactly(4)), Optional.empty()),
                        new Expectation.Zombies(Optional.of(HowMany.exactly(1)), Optional.empty()), new Expectation.Orphans(HowMany.NONE, Optional.empty(), Optional.empty()), new Expectation.Descriptors(DescriptorFaultKind.harmful(), List.of()), new Expectation.Terminates());
    }

    @Test
    void aTreeIsReadWithItsNamesAndCounts() {
        TreeShape.Place tree = TreeShape.place(new TreeShape("main", List.of(TreeShape.place(child(), 2),
                TreeShape.place(new TreeShape("ls", List.of(TreeShape.place(new TreeShape("wc", List.of()), 3))), 1),
                TreeShape.place(new TreeShape("./a.out", List.of()), 1))), 1);
        assertThat(expectations("{processes: 'main( child*2 ,ls(wc * 3), ./a.out )'}"))
                .containsExactly(new Expectation.Processes(Optional.of(tree), Optional.empty(), Optional.empty()));
        assertThat(expectations("{processes: {shape: 'main(child * 2, ls(wc * 3), ./a.out)', count: 8, concurrent: at most 3}}"))
                .containsExactly(new Expectation.Processes(Optional.of(tree), Optional.of(HowMany.exactly(8)), Optional.of(HowMany.atMost(3))));
    }

    @Test
    void ofATreeBoundsAndAlternativesAreRead() {
        assertThat(shape("main(child * 2..4, ls *, wc * 1..)").places()).extracting(TreeShape.Place::howMany).containsExactly(
                new HowMany(2, 4), new HowMany(0, HowMany.ANY_NUMBER), new HowMany(1, HowMany.ANY_NUMBER));
        assertThat(shape("main(ls | cat(wc), (ls | (cat | wc)) * 2)").places()).extracting(place -> place.oneOf().size()).containsExactly(2, 3);
        for (String written : List.of("main(child * 3, ls | cat(wc))", "main((ls | cat) * 2..4, child *, wc * 2..)")) {
            assertThat(shape(written)).hasToString(written);
        }
        assertThat(expectations("{processes: main(ls) | main(cat)}")).singleElement().hasToString(
                "Processes[shape=Optional[main(ls) | main(cat)], count=Optional.empty, concurrent=Optional.empty]");
        String deep = "child(".repeat(400) + "child" + ")".repeat(400);
        assertThat(shape(deep)).hasToString(deep);
    }

    @Test
    void numbersOfProcessesHaveBounds() {
        assertThat(List.of("3", "2..4", "2..", "..4", "at most 4", "at least 2")).map(text -> ((Expectation.Processes) expectations("{processes: '"
                + text + "'}").get(0)).count().orElseThrow()).containsExactly(HowMany.exactly(3), new HowMany(2, 4), new HowMany(2, HowMany.ANY_NUMBER),
                HowMany.atMost(4), HowMany.atMost(4), new HowMany(2, HowMany.ANY_NUMBER));
        assertThat(expectations("{processes: {at-most: 4}}")).containsExactly(
                new Expectation.Processes(Optional.empty(), Optional.of(HowMany.atMost(4)), Optional.empty()));
    }

    @Test
    void leftoversAreReadAsNumbersAndByTheirNames() {
        Optional<Expectation.Adopter> main = Optional.of(new Expectation.Subreaper(new ProcessSelector.Born(List.of())));
        assertThat(expectations("{zombies: {lasting: 100ms}}")).containsExactly(
                new Expectation.Zombies(Optional.empty(), Optional.of(Duration.ofMillis(100))));
        assertThat(expectations("{zombies: {unreaped: at most 2, lasting: 1s}}")).containsExactly(
                new Expectation.Zombies(Optional.of(HowMany.atMost(2)), Optional.of(Duration.ofSeconds(1))));
        assertThat(expectations("{orphans: '1, adopted by init'}")).containsExactly(
                new Expectation.Orphans(HowMany.exactly(1), Optional.of(new Expectation.Init()), Optional.empty()));
        assertThat(expectations("{orphans: {adopted-by: main, outliving: none}}")).containsExactly(
                new Expectation.Orphans(new HowMany(1, HowMany.ANY_NUMBER), main, Optional.of(HowMany.NONE)));
        assertThat(expectations("{left-running: {after: 200ms}}")).containsExactly(
                new Expectation.LeftRunning(HowMany.NONE, Optional.of(Duration.ofMillis(200))));
        assertThat(ProcessSelector.of("child 2 of child 1 of main")).contains(new ProcessSelector.Born(List.of(1, 2)));
        assertThat(ProcessSelector.of("child 2 of child 1")).map(ProcessSelector::inWords).contains("child 2 of child 1");
    }

    @Test
    void whoIsReapedByWhomAndHowIsRead() {
        ProcessSelector first = new ProcessSelector.Born(List.of(1));
        ProcessSelector second = new ProcessSelector.Born(List.of(2));
        ProcessSelector main = new ProcessSelector.Born(List.of());
        assertThat(expectations("{reaped: {all: false, order: [child 2, 'child[1]'], by: {child 1: main}, status: {child 1: [3, signal KILL]}, until: ECHILD, "
                + "failures: {EINTR: none, ECHILD: at most 1}, automatic: 2}}")).containsExactly(new Expectation.Reaped(Expectation.Reaped.Who.THOSE_NAMED,
                List.of(new Expectation.Reaped.ReapedBy(Optional.of(first), main)), List.of(second, first),
                List.of(new Expectation.Reaped.ReapedWith(first, List.of(new ExitRange.Codes(3, 3), new ExitRange.Signal("KILL")))),
                Expectation.Reaped.Last.ECHILD, Map.of("EINTR", HowMany.NONE, "ECHILD", HowMany.atMost(1)), Optional.of(HowMany.exactly(2))));
        assertThat(((Expectation.Reaped) expectations("{reaped: {by: main}}").get(0)).who()).isEqualTo(Expectation.Reaped.Who.ALL);
        assertThat(expectations("{reaped: {all: true}}")).containsExactly(Expectation.Reaped.EVERYBODY);
    }

    private TreeShape shape(String written) {
        return ((Expectation.Processes) expectations("{processes: '" + written + "'}").get(0)).shape().orElseThrow().oneOf().get(0);
    }

    private static TreeShape child() {
        return new TreeShape("child", List.of());
    }

    @Test
    void aListIsASequenceAndOperatorsNest() {
        assertThat(stdout("""
                - any-order: [a, b]
                - interleaved: [[a, b], c]
                - repeat: tick
                  times: 2..
                - {repeat: tock}
                - optional: [x, ""]
                - anything
                - all done
                """)).isEqualTo(new Pattern.Sequence(List.of(
                new Pattern.AnyOrder(List.of(line("a"), line("b"))),
                new Pattern.Interleaved(List.of(new Pattern.Sequence(List.of(line("a"), line("b"))), line("c"))),
                new Pattern.Repeat(line("tick"), 2, OptionalInt.empty()),
                new Pattern.Repeat(line("tock"), 0, OptionalInt.empty()),
                new Pattern.Maybe(new Pattern.Sequence(List.of(line("x"), line("")))),
                new Pattern.Anything(),
                line("all done"))));
    }

    @Test
    void aLineIsLiteralTextWithHoles() {
        Pattern.Line line = (Pattern.Line) ((Pattern.Sequence) stdout(
                "- \"{{child}} {child[2].child[1].pid} of {main.pid}: {int}{/[a-z]{2}\\\\/}/}{x:int}{x}{s:/a|b/}\"")).items().get(0);
        assertThat(line.parts()).containsExactly(new Literal("{child} "), new LinePart.Pid(new ProcessRef(List.of(2, 1))), new Literal(" of "),
                new LinePart.Pid(new ProcessRef(List.of())), new Literal(": "), new Hole(Optional.empty(), new LinePart.Int()),
                new Hole(Optional.empty(), new LinePart.Regex("[a-z]{2}\\/}")), new Hole(Optional.of("x"), new LinePart.Int()),
                new Hole(Optional.of("x"), new LinePart.AnyText()), new Hole(Optional.of("s"), new LinePart.Regex("a|b")));
    }

    @Test
    void aTextIsTheSequenceOfItsLinesAndDemandsItsLastNewlineOnlyWhereItHasOne() {
        Expectation.Output block = (Expectation.Output) expectations("\n      stdout: |\n        a\n\n        b\n").get(0);
        assertThat(block.finalNewline()).isEqualTo(Expectation.FinalNewline.DEMANDED);
        assertThat(plain(block.pattern())).isEqualTo(new Pattern.Sequence(List.of(line("a"), line(""), line("b"))));
        Expectation.Output plain = (Expectation.Output) expectations("{stdout: 42}").get(0);
        assertThat(plain.finalNewline()).isEqualTo(Expectation.FinalNewline.OPTIONAL);
        assertThat(plain(plain.pattern())).isEqualTo(line("42"));
    }

    @Test
    void anchorsAndAliasesSaveWriting() {
        Lab lab = lab("lab: fan\ntests:\n  - test: a\n    expect: &good {exit: 0}\n  - test: b\n    expect: *good\n");
        assertThat(lab.tests().get(1).expectations()).isEqualTo(lab.tests().get(0).expectations());
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsDoNotDisturb() {
        assertThat(lab("\uFEFFlab: fan\r\ntests:\r\n  - test: a\r\n    expect: {exit: 0}\r\n").id()).isEqualTo("fan");
    }

    private List<Expectation> expectations(String expect) {
        return lab("lab: fan\ntests:\n  - test: a\n    expect: " + expect + "\n").tests().get(0).expectations();
    }

    private Pattern stdout(String list) {
        return plain(((Expectation.Output) expectations("\n      stdout:\n" + list.strip().indent(8)).get(0)).pattern());
    }

    private static Pattern.Line line(String text) {
        return new Pattern.Line(text.isEmpty() ? List.of() : List.of(new Literal(text)), text, Position.START);
    }

    /** Without the positions. */
    private static Pattern plain(Pattern pattern) {
        if (pattern instanceof Pattern.Line line) {
            return new Pattern.Line(line.parts(), line.source(), Position.START);
        }
        if (pattern instanceof Pattern.Sequence sequence) {
            return new Pattern.Sequence(sequence.items().stream().map(LabFileTest::plain).toList());
        }
        if (pattern instanceof Pattern.AnyOrder any) {
            return new Pattern.AnyOrder(any.items().stream().map(LabFileTest::plain).toList());
        }
        if (pattern instanceof Pattern.Interleaved mixed) {
            return new Pattern.Interleaved(mixed.items().stream().map(LabFileTest::plain).toList());
        }
        if (pattern instanceof Pattern.Repeat repeat) {
            return new Pattern.Repeat(plain(repeat.item()), repeat.least(), repeat.most());
        }
        return pattern instanceof Pattern.Maybe maybe ? new Pattern.Maybe(plain(maybe.item())) : pattern;
    }

    private Lab lab(String text) {
        try {
            LoadedLab loaded = LabLoader.load(Files.writeString(folder.resolve("lab.yaml"), text));
            assertThat(loaded).isInstanceOf(LoadedLab.Loaded.class);
            return ((LoadedLab.Loaded) loaded).lab();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
