package io.github.proclab.check;

import static io.github.proclab.check.Finding.Status.FAILED;
import static io.github.proclab.check.Finding.Status.PASSED;
import static io.github.proclab.check.Finding.Status.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event.Disposition;
import io.github.proclab.trace.TraceScript;
import io.github.proclab.trace.WaitStatus;
import org.junit.jupiter.api.Test;

/** What each kind of event under order means, and whose it is. */
class OrderTest {

    @Test
    void theSameWordsInTwoNeighbouringLinksAreTheSameProcess() {
        TraceScript interleaved = fan().exits(3, 0).waits(1, 3).exits(2, 0).waits(1, 2).writes(1, "all done\n").exits(1, 0).ends();
        assertThat(status("[exit child, reap child]", interleaved)).isEqualTo(PASSED);
        assertThat(status("[exit child, reap child, 'print \"all done\"']", interleaved)).isEqualTo(PASSED);
        assertThat(status("[exit child 1, reap child 2]", interleaved)).isEqualTo(FAILED);
        assertThat(status("[exit child, reap child 2]", interleaved)).isEqualTo(FAILED);
    }

    @Test
    void ofAnEventThatComesSeveralTimesOneThatFitsIsEnough() {
        TraceScript script = fan().writes(1, "a\n").writes(1, "b\n").writes(1, "a\n").exits(1, 0).ends();
        assertThat(status("['print \"a\"', 'print \"b\"']", script)).as("every line, unless the chain names it again").isEqualTo(FAILED);
        assertThat(status("['print \"a\"', 'print \"b\"', 'print \"a\"']", script)).isEqualTo(PASSED);
        assertThat(status("['print \"a\"', 'print \"b\"', 'print \"b\"']", script)).isEqualTo(FAILED);
        assertThat(status("['print \"b\"', 'print \"a\"', 'print \"a\"']", script)).isEqualTo(FAILED);
        assertThat(status("[fork child, 'print \"{/[ab]/}\"']", script)).isEqualTo(PASSED);
    }

    @Test
    void roundsOfStopAndContinueAreAChain() {
        TraceScript script = fan().stopped(2, 19).stopped(3, 19).continued(2).stopped(2, 19).continued(3).continued(2).stopped(3, 19).continued(3)
                .exits(2, 0).exits(3, 0).exits(1, 0).ends();
        TraceScript rounds = fan().sends(1, 1, 10).delivered(1, 10, 1, Disposition.HANDLED).writes(1, "one\n").sends(1, 1, 10)
                .delivered(1, 10, 1, Disposition.HANDLED).writes(1, "two\n").exits(1, 0).ends();
        assertThat(status("[signal main USR1, 'print \"one\"']", rounds)).isEqualTo(PASSED);
        assertThat(status("[signal main USR1, 'print \"one\"', signal main USR1, 'print \"two\"']", rounds)).isEqualTo(PASSED);
        assertThat(status("[stop child, continue child, stop child, continue child, exit child]", script)).isEqualTo(PASSED);
        assertThat(status("[stop child, continue child, stop child, continue child, stop child]", script)).isEqualTo(FAILED);
    }

    @Test
    void everyProcessOfALinkComesBeforeEveryOneOfTheNext() {
        TraceScript script = fan().writes(2, "x\n").writes(1, "go\n").writes(3, "x\n").writes(1, "go\n").exits(1, 0).ends();
        assertThat(status("['print child \"x\"', 'print \"go\"']", script)).isEqualTo(FAILED);
        assertThat(status("['print \"go\"', 'print child \"x\"']", script)).isEqualTo(FAILED);
    }

    @Test
    void everyChainHasToHold() {
        TraceScript script = fan().exits(2, 0).waits(1, 2).exits(3, 0).waits(1, 3).exits(1, 0).ends();
        assertThat(status("[[exit child 1, exit child 2], [fork child, reap child]]", script)).isEqualTo(PASSED);
        assertThat(status("[[fork child, reap child], [exit child 2, exit child 1]]", script)).isEqualTo(FAILED);
    }

    @Test
    void whatNeverHappenedIsNoOrder() {
        TraceScript unreaped = fan().exits(2, 0).waits(1, 2).exits(3, 0).exits(1, 0).ends();
        assertThat(Judged.by("order: [exit child, reap child]", unreaped.trace()).actual()).isEqualTo("\"reap child\" never happened for child 2");
        TraceScript childless = TraceScript.run().main("./a").writes(1, "all done\n").exits(1, 0).ends();
        assertThat(Judged.by("order: [exit child, 'print \"all done\"']", childless.trace()).actual())
                .isEqualTo("\"exit child\" never happened: main created no child");
        assertThat(Judged.by("order: [exec wc, exit wc]", childless.trace()).actual()).isEqualTo("\"exec wc\" never happened: no process executed wc");
    }

    @Test
    void grandchildrenAndProgramsCanBeNamed() {
        TraceScript script = TraceScript.run().main("./a").forks(1, 2).forks(2, 3).executes(3, "wc").exits(3, 0).waits(2, 3).exits(2, 0).waits(1, 2)
                .exits(1, 0).ends();
        assertThat(status("[exec wc, exit wc, exit child]", script)).isEqualTo(PASSED);
        assertThat(status("['exit child[1].child[1]', exit child 1, exit main]", script)).isEqualTo(PASSED);
        assertThat(status("[reap child.child, reap child]", script)).isEqualTo(PASSED);
        assertThat(status("[exit child, exit wc]", script)).isEqualTo(FAILED);
        assertThat(status("[fork child 1 of child 1, 'exit child 1 of child 1', exit child 1]", script)).isEqualTo(PASSED);
        assertThat(status("[exit child 1, exit child 1 of child 1 of main]", script)).isEqualTo(FAILED);
    }

    @Test
    void theProgramThatARunBeginsWithIsNotExecutedByIt() {
        TraceScript script = fan().executes(1, "ls").exits(1, 0).ends();
        assertThat(status("[fork child, exec main]", script)).isEqualTo(PASSED);
    }

    @Test
    void filesAndPipesAreOpenedAndClosed() {
        TraceScript script = TraceScript.run().main("./a").pipe(1, 3, 4).opensFile(1, 5, "/work/out.txt", 1).forks(1, 2).closes(1, 3, 4)
                .writes(1, "closed\n").closes(1, 5).exits(2, 0).exits(1, 0).ends();
        assertThat(status("[open main pipe, fork child, close main pipe, 'print \"closed\"', 'close main \"out.txt\"']", script)).isEqualTo(PASSED);
        assertThat(status("['open \"out.txt\"', open pipe]", script)).isEqualTo(FAILED);
        assertThat(status("['open \"ut.txt\"', fork child]", script)).isEqualTo(FAILED);
    }

    @Test
    void aSignalThatIsTakenByACallIsGotToo() {
        TraceScript sigwait = TraceScript.run().main("./a").forks(1, 2).sends(1, 2, 10).calls(2, "rt_sigtimedwait", 10).exits(2, 0).waits(1, 2).exits(1, 0).ends();
        assertThat(status("[fork child, signal child USR1, exit child]", sigwait)).isEqualTo(PASSED);
        assertThat(status("[fork child, signal child USR2, exit child]", sigwait)).isEqualTo(FAILED);
        assertThat(status("[exit child, signal child USR1]", sigwait)).isEqualTo(FAILED);
        TraceScript signalfd = TraceScript.run().main("./a").forks(1, 2).sends(1, 2, 10).exits(2, 0).waits(1, 2).exits(1, 0).ends();
        assertThat(status("[fork child, signal child USR1, exit child]", signalfd)).isEqualTo(PASSED);
        assertThat(status("[fork child, signal main USR1]", signalfd)).isEqualTo(FAILED);
    }

    @Test
    void signalsAreThoseOfWhoGetsThem() {
        TraceScript script = fan().sends(1, 2, 10).delivered(2, 10, 1, Disposition.HANDLED).stopped(3, 19).continued(3).writes(2, "got it\n")
                .exits(2, 0).exits(3, 0).exits(1, 0).ends();
        assertThat(status("[signal child 1 USR1, 'print child[1] \"got it\"']", script)).isEqualTo(PASSED);
        assertThat(status("[stop child 2, continue child 2, exit child 2]", script)).isEqualTo(PASSED);
        assertThat(status("[continue child 2, stop child 2]", script)).isEqualTo(FAILED);
        assertThat(status("[signal main USR1, exit main]", script)).isEqualTo(FAILED);
    }

    @Test
    void aLineIsOfWhoWroteTheWholeOfIt() {
        TraceScript script = fan().writes(2, "a").writes(3, "b\n").writes(2, "c 101\n").exits(1, 0).ends();
        assertThat(status("[fork child, 'print child[1] \"ab\"']", script)).isEqualTo(FAILED);
        assertThat(status("['print \"ab\"', 'print child[1] \"c {child[1].pid}\"']", script)).isEqualTo(PASSED);
    }

    @Test
    void aChildThatIsReapedAutomaticallyIsReapedAtItsEnd() {
        TraceScript script = TraceScript.run().main("./a").disposes(1, 17, Disposition.IGNORED, 0).forks(1, 2).exitsAndIsReapedAutomatically(2, 0)
                .writes(1, "all done\n").exits(1, 0).ends();
        assertThat(status("[exit child, reap child, 'print \"all done\"']", script)).isEqualTo(PASSED);
    }

    @Test
    void aCallTookEffectWhereItBegan() {
        TraceScript script = TraceScript.run().main("./a").forks(1, 2).began(1, "wait4").exits(2, 0).waited(1, -1, 0, 101, 2, WaitStatus.ofExit(0))
                .exits(1, 0).ends();
        assertThat(status("[fork child, reap child]", script)).isEqualTo(PASSED);
    }

    @Test
    void whoHadItGoOnIsToldThoughItsCallIsSeenToReturnAfterwards() {
        TraceScript script = fan().sends(2, 2, 19).stopped(2, 19).continued(2).at(7).sends(1, 2, 18).sends(2, 2, 19).stopped(2, 19).sends(1, 2, 18).continued(2)
                .exits(2, 0).exits(1, 0).ends();
        assertThat(status("[continue child 1, stop child 1, continue child 1, stop child 1]", script)).isEqualTo(FAILED);
        assertThat(Judged.by("order: [exit child 1, stop child 1]", script.trace()).evidence()).extracting(Finding.Evidence::says)
                .contains("child 1 sent SIGSTOP to itself");
        TraceScript once = fan().sends(2, 2, 19).stopped(2, 19).continued(2).at(7).sends(1, 2, 18).exits(2, 0).exits(1, 0).ends();
        assertThat(Judged.by("order: [exit child 1, continue child 1]", once.trace()).evidence())
                .anySatisfy(told -> assertThat(told.says() + " " + told.at().map(Object::toString).orElse("")).isEqualTo("main sent SIGCONT to child 1 main.c:7"));
    }

    @Test
    void ofARunThatWasCutOffTheWrongWayRoundShowsAndWhatIsMissingDoesNot() {
        TraceScript script = fan().writes(1, "all done\n").exits(2, 0).waits(1, 2).timesOut();
        assertThat(status("[reap child, 'print \"all done\"']", script)).isEqualTo(FAILED);
        assertThat(status("['print \"all done\"', reap child]", script)).isEqualTo(SKIPPED);
    }

    private static TraceScript fan() {
        return TraceScript.run().main("./fan").forks(1, 2).forks(1, 3);
    }

    private static Finding.Status status(String chains, TraceScript script) {
        return Judged.by("order: " + chains, script.trace()).status();
    }
}
