package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WrittenOutput;
import org.junit.jupiter.api.AfterAll;

/** A program sees a terminal, or files, where a test says so; and who wrote what is known all the same. */
class StdioIT {

    private static final WatchedPrograms PROGRAMS = new WatchedPrograms();

    @AfterAll
    static void close() {
        PROGRAMS.close();
    }

    private static Trace atTerminal(TestedSandbox sandbox, String typed, String part) {
        Trace trace = PROGRAMS.watchAtTerminal(sandbox, "terminal", typed, part);
        assertThat(trace.end().verdict()).as(trace.stdout().bytes().text()).isEqualTo(Verdict.ENDED);
        return trace;
    }

    private static String stdout(Trace trace) {
        return trace.stdout().bytes().text();
    }

    @EachSandbox
    void aTerminalIsTheControllingOneWithTheProgramInFront(TestedSandbox sandbox) {
        Trace trace = atTerminal(sandbox, "", "is");
        assertThat(stdout(trace)).isEqualTo("1 1 1, in front 1\nto /dev/tty\nto stdin\n");
        assertThat(trace.stderr().bytes().text()).isEqualTo("to stderr\nstderr, too\n");
    }

    @EachSandbox
    void whatIsTypedComesLineByLineAndThenTheEndAsOftenAsItIsAskedFor(TestedSandbox sandbox) {
        assertThat(stdout(atTerminal(sandbox, "one\ntwo\nthree", "reads"))).isEqualTo("got one\ngot two\ngot threeend 0\nend 0\nend 0\n");
        assertThat(stdout(atTerminal(sandbox, "", "reads"))).isEqualTo("end 0\nend 0\nend 0\n");
    }

    @EachSandbox
    void whoWaitsWithPollIsTypedForToo(TestedSandbox sandbox) {
        assertThat(stdout(atTerminal(sandbox, "one\nthree\n", "polls"))).isEqualTo("4\n6\n0\n");
    }

    @EachSandbox
    void controlCInterruptsWhenNobodyGoesOnAndWhatStandsBehindItIsTypedLater(TestedSandbox sandbox) {
        assertThat(stdout(atTerminal(sandbox, "one\n\u0003two\n", "keys"))).isEqualTo("one\ninterrupted\ntwo\n");
    }

    @EachSandbox
    void jobControlWorks(TestedSandbox sandbox) {
        assertThat(stdout(atTerminal(sandbox, "\u001a\u0003after\n", "job"))).isEqualTo("stopped by 20\nended by 2\nafter\n");
        assertThat(stdout(atTerminal(sandbox, "for main\n", "background"))).isEqualTo("stopped by 21\nfor main\n");
    }

    @EachSandbox
    void theProgramMayChangeTheModes(TestedSandbox sandbox) {
        assertThat(stdout(atTerminal(sandbox, "aq", "modes"))).isEqualTo("key a\n");
    }

    @EachSandbox
    void muchOutputOfManyKeepsItsAuthors(TestedSandbox sandbox) {
        for (WrittenOutput written : java.util.List.of(atTerminal(sandbox, "", "much").stdout(), PROGRAMS.watchWithFiles(sandbox, "terminal", "much").stdout())) {
            assertThat(written.lines()).hasSize(200).allSatisfy(line -> {
                assertThat(line.text()).hasSize(999);
                assertThat(line.pieces()).extracting(piece -> piece.write().process()).containsOnly(line.text().charAt(0) - '0' + 2);
            });
        }
    }

    @EachSandbox
    void whoOutlivesTheProgramKeepsTheTerminal(TestedSandbox sandbox) {
        assertThat(stdout(atTerminal(sandbox, "", "outlives"))).isEqualTo("still here\n");
    }

    @EachSandbox
    void filesAreWrittenInTheOrderInWhichTheKernelTookIt(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watchWithFiles(sandbox, "output_files");
        assertThat(stdout(trace)).isEqualTo("child\nparent\nCHILD\nsent\nagain\nregular 1\n");
        assertThat(trace.stdout().lines()).extracting(line -> line.pieces().get(0).write().process()).containsExactly(2, 1, 1, 1, 1, 1);
    }
}
