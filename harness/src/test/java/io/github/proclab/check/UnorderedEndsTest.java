package io.github.proclab.check;

import static io.github.proclab.check.Finding.Status.FAILED;
import static io.github.proclab.check.Finding.Status.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Scoring.Floor;
import io.github.proclab.score.TestScore;
import io.github.proclab.trace.Event.Disposition;
import io.github.proclab.trace.Event.StepKind;
import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.TraceScript;
import io.github.proclab.trace.WaitStatus;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Two runs of one program that differ only in who ended first come to the same marks, unless the program itself sees to
 * the order.
 */
class UnorderedEndsTest {

    private static final int SIGCHLD = 17;
    private static final int SA_NOCLDWAIT = 2;
    private static final int WNOHANG = 1;
    private static final int WNOWAIT = 0x01000000;
    private static final int ECHILD = 10;

    private static final List<String> LABS = List.of("""
            exit: 0
            reaped: all
            zombies: none
            orphans: none
            left-running: none
            """, """
            zombies: 1
            orphans: none
            """, """
            zombies: none
            orphans: 1, adopted by init
            """, """
            zombies: at most 1
            orphans: at most 1
            reaped: {status: {child 1: 0}, all: false}
            """);

    @Test
    void whereNobodyWaitsItDoesNotMatterWhoEndsFirst() {
        TraceScript childFirst = main().forks(1, 2).exits(2, 0).exits(1, 0).ends();
        TraceScript parentFirst = main().forks(1, 2).exits(1, 0).exits(2, 0).ends();
        assertSame(childFirst, parentFirst);
        for (TraceScript script : List.of(childFirst, parentFirst)) {
            assertFails(script, "zombies: none", "orphans: none", "zombies: 1", "orphans: 1", "reaped: all");
            assertPasses(script, "zombies: at most 1", "orphans: at most 1", "left-running: none");
        }
    }

    @Test
    void ofTwoChildrenEachMayEndFirstOrLast() {
        TraceScript both = main().forks(1, 2).forks(1, 3).exits(3, 0).exits(2, 0).exits(1, 0).ends();
        TraceScript one = main().forks(1, 2).forks(1, 3).exits(3, 0).exits(1, 0).exits(2, 0).ends();
        TraceScript none = main().forks(1, 2).forks(1, 3).exits(1, 0).exits(2, 0).exits(3, 0).ends();
        assertSame(both, one);
        assertSame(both, none);
        assertFails(one, "zombies: 1", "orphans: 1");
        assertPasses(none, "zombies: at most 2", "orphans: at most 2");
    }

    @Test
    void theFindingSaysWhatCameAndWhatMayCome() {
        assertThat(actual("orphans: none", main().forks(1, 2).exits(2, 0).exits(1, 0).ends()))
                .isEqualTo("no orphan this time, but child 1 may outlive main: nothing makes main wait for it");
        assertThat(actual("zombies: none", main().forks(1, 2).exits(1, 0).exits(2, 0).ends()))
                .isEqualTo("no zombie this time, but child 1 may end before main does: nothing makes it wait for that");
        assertThat(actual("orphans: none", main().forks(1, 2).exits(1, 0).exits(2, 0).ends()))
                .isEqualTo("1 orphan: child 1");
        assertThat(actual("orphans: 1", main().forks(1, 2).exits(1, 0).exits(2, 0).ends()))
                .isEqualTo("1 orphan: child 1 this time, but child 1 may end before main does: "
                        + "nothing makes it wait for that");
    }

    @Test
    void aWaitThatLeavesTheZombieMakesSureOfIt() {
        TraceScript looked = main().forks(1, 2).exits(2, 0).waitsFor(1, 2, WNOWAIT | 4).exits(1, 0).ends();
        assertPasses(looked, "zombies: 1", "orphans: none");
        assertFails(looked, "zombies: none", "orphans: 1");
    }

    @Test
    void endOfFileTellsOfAnEndAndTheBytesBeforeItDoNot() {
        TraceScript zombie = main().pipe(1, 3, 4).forks(1, 2).closes(1, 4).closes(2, 3).exits(2, 0).reads(1, 3, 0)
                .exits(1, 0).ends();
        assertPasses(zombie, "zombies: 1", "orphans: none");
        TraceScript orphan = main().pipe(1, 3, 4).forks(1, 2).closes(1, 3).closes(2, 4).exits(1, 0).reads(2, 3, 0)
                .exits(2, 0).ends();
        assertPasses(orphan, "orphans: 1, adopted by init", "zombies: none");
        TraceScript closedBefore = main().pipe(1, 3, 4).forks(1, 2).closes(1, 4).closes(2, 4).exits(2, 0).reads(1, 3, 0)
                .exits(1, 0).ends();
        TraceScript closedBeforeToo = main().pipe(1, 3, 4).forks(1, 2).closes(1, 4).closes(2, 4).reads(1, 3, 0)
                .exits(1, 0).exits(2, 0).ends();
        assertSame(closedBefore, closedBeforeToo);
        assertFails(closedBefore, "zombies: 1", "orphans: none");
        TraceScript byte1 = main().pipe(1, 3, 4).forks(1, 2).writesTo(2, 4, "x").exits(2, 0).reads(1, 3, 1).exits(1, 0)
                .ends();
        TraceScript byte2 = main().pipe(1, 3, 4).forks(1, 2).writesTo(2, 4, "x").reads(1, 3, 1).exits(1, 0).exits(2, 0)
                .ends();
        assertSame(byte1, byte2);
        assertFails(byte1, "zombies: 1", "orphans: none");
    }

    @Test
    void whoReadsAByteHasWaitedForItsWriterAndForNobodyElse() {
        TraceScript third = main().pipe(1, 3, 4).forks(1, 2).forks(1, 3).exits(3, 0).waitsFor(1, 3, WNOWAIT | 4)
                .writesTo(1, 4, "x").exits(1, 0)
                .reads(2, 3, 1).exits(2, 0).ends();
        assertFails(third, "orphans: 1");
        assertFails(readsBytesOfTwo(1), "zombies: at least 1");
        assertPasses(readsBytesOfTwo(2), "zombies: at least 1");
    }

    /** The first byte is written by one that knows nothing, the second by one that has seen child 1's end. */
    private static TraceScript readsBytesOfTwo(int bytes) {
        return main().pipe(1, 3, 4).pipe(1, 5, 6).forks(1, 2).forks(1, 3).forks(1, 4).closes(1, 6).closes(3, 6)
                .closes(4, 6).exits(2, 0).reads(4, 5, 0)
                .writesTo(3, 4, "x").writesTo(4, 4, "y").reads(1, 3, bytes).exits(3, 0).exits(4, 0).exits(1, 0).ends();
    }

    @Test
    void whoeverHearsThroughOthersHasHeard() {
        TraceScript told = main().pipe(1, 3, 4).forks(1, 2).forks(2, 3).exits(2, 0).waits(1, 2).writesTo(1, 4, "x")
                .reads(3, 3, 1).exits(3, 0).exits(1, 0).ends();
        assertPasses(told, "orphans: 1, adopted by init", "zombies: none");
    }

    @Test
    void aSleepMakesSureOfNothing() {
        TraceScript asleep = main().forks(1, 2).exits(2, 0).calls(1, "nanosleep", 0).exits(1, 0).ends();
        TraceScript overslept = main().forks(1, 2).calls(1, "nanosleep", 0).exits(1, 0).exits(2, 0).ends();
        assertSame(asleep, overslept);
        assertFails(asleep, "zombies: 1", "orphans: none");
    }

    @Test
    void aDemonstrationThatSleepsLongEnoughIsBelievedWhereTheZombieOrTheOrphanIsAskedFor() {
        Duration second = Duration.ofSeconds(1);
        TraceScript zombie = main().forks(1, 2).calls(1, "nanosleep", 0).exits(2, 0).after(second).exits(1, 0).ends();
        assertPasses(zombie, "zombies: 1", "orphans: at most 1");
        assertFails(zombie, "zombies: none", "orphans: none");
        TraceScript orphan = main().forks(1, 2).calls(2, "clock_nanosleep", 0).exits(1, 0).after(second).exits(2, 0).ends();
        assertPasses(orphan, "orphans: 1, adopted by init");
        assertFails(orphan, "orphans: none", "reaped: all");
        TraceScript nap = main().forks(1, 2).calls(2, "nanosleep", 0).exits(1, 0).after(Duration.ofMillis(10)).exits(2, 0).ends();
        assertFails(nap, "orphans: 1");
    }

    @Test
    void whomAKillEndsMayStillEndLater() {
        TraceScript first = main().forks(1, 2).sends(1, 2, 15).delivered(2, 15, 1, Disposition.DEFAULT).killed(2, 15)
                .exits(1, 0).ends();
        TraceScript last = main().forks(1, 2).sends(1, 2, 15).exits(1, 0).delivered(2, 15, 1, Disposition.DEFAULT)
                .killed(2, 15).ends();
        assertSame(first, last);
    }

    @Test
    void aSignalAtTheParentsEndMakesSureOfAnOrphan() {
        TraceScript script = main().forks(1, 2).calls(2, "prctl", 0, 1L, 15L).calls(2, "pause", 0).exits(1, 0)
                .delivered(2, 15, 1, Disposition.DEFAULT).killed(2, 15).ends();
        assertPasses(script, "orphans: 1, adopted by init", "zombies: none");
    }

    @Test
    void aSignalThatWasWaitedForTellsOfAnEndAndOneThatCameInBetweenDoesNot() {
        TraceScript waited = main().disposes(1, SIGCHLD, Disposition.HANDLED, 0).forks(1, 2)
                .calls(1, "rt_sigsuspend", 0).exits(2, 0)
                .delivered(1, SIGCHLD, 2, Disposition.HANDLED).exits(1, 0).ends();
        assertPasses(waited, "zombies: 1", "orphans: none");
        TraceScript taken = main().forks(1, 2).exits(2, 0).calls(1, "rt_sigtimedwait", SIGCHLD).exits(1, 0).ends();
        assertPasses(taken, "zombies: 1", "orphans: none");
        TraceScript came = main().disposes(1, SIGCHLD, Disposition.HANDLED, 0).forks(1, 2).exits(2, 0)
                .delivered(1, SIGCHLD, 2, Disposition.HANDLED).exits(1, 0).ends();
        TraceScript cameNot = main().disposes(1, SIGCHLD, Disposition.HANDLED, 0).forks(1, 2).exits(1, 0).exits(2, 0)
                .ends();
        assertThat(statuses(LABS.get(0), came)).isEqualTo(statuses(LABS.get(0), cameNot));
        assertFails(came, "orphans: none");
    }

    @Test
    void aSleepThatASignalEndsIsBelievedToBeAWaitForItWhereTheZombieIsAskedFor() {
        TraceScript script = main().disposes(1, SIGCHLD, Disposition.HANDLED, 0).forks(1, 2).calls(1, "nanosleep", 0)
                .exits(2, 0).delivered(1, SIGCHLD, 2, Disposition.HANDLED).exits(1, 0).ends();
        assertPasses(script, "zombies: 1");
        assertFails(script, "orphans: none");
    }

    @Test
    void oneSigchldTellsOfOneChild() {
        TraceScript both = main().forks(1, 2).forks(1, 3).exits(3, 0).exits(2, 0).calls(1, "rt_sigtimedwait", SIGCHLD)
                .exits(1, 0).ends();
        TraceScript one = main().forks(1, 2).forks(1, 3).exits(3, 0).calls(1, "rt_sigtimedwait", SIGCHLD).exits(1, 0)
                .exits(2, 0).ends();
        assertThat(statuses(LABS.get(0), both)).isEqualTo(statuses(LABS.get(0), one));
        assertFails(both, "orphans: none", "zombies: 2");
    }

    @Test
    void whoIsToldOfAnotherParentIsBelievedToHaveWaitedForItWhereAnOrphanIsAskedFor() {
        TraceScript asksAgain = main().forks(1, 2).at(7).calls(2, "getppid", 100).exits(1, 0).again()
                .calls(2, "getppid", 1).exits(2, 0).ends();
        TraceScript asksOnce = main().forks(1, 2).exits(1, 0).at(7).calls(2, "getppid", 1).exits(2, 0).ends();
        assertSame(asksAgain, asksOnce);
        assertThat(statuses(LABS.get(2), asksOnce)).containsOnly(PASSED);
        TraceScript prints = main().forks(1, 2).at(7).calls(2, "getppid", 100).writes(2, "100").exits(2, 0).exits(1, 0)
                .ends();
        assertThat(statuses(LABS.get(0), asksOnce)).as("where none is asked for, it may only print it")
                .isEqualTo(statuses(LABS.get(0), prints));
    }

    @Test
    void aLookWithoutWaitingMakesSureOfNothingUnlessTheZombieIsAskedFor() {
        TraceScript looked = main().forks(1, 2).exits(2, 0).waitsFor(1, 2, WNOWAIT | WNOHANG | 4).exits(1, 0).ends();
        assertPasses(looked, "zombies: 1");
        assertFails(looked, "orphans: none", "zombies: none");
    }

    @Test
    void aVforkedChildThatExecutesNothingEndsFirst() {
        assertPasses(main().vforks(1, 2).exits(2, 0).exits(1, 0).ends(), "zombies: 1", "orphans: none");
        assertFails(main().vforks(1, 2).executes(2, "true").exits(2, 0).exits(1, 0)
                .ends(), "zombies: 1", "orphans: none");
    }

    @Test
    void whoIsStillRunningInTheEndHasOutlivedItsParent() {
        TraceScript left = main().forks(1, 2).calls(2, "pause", 0).exits(1, 0).blockedIn(2, "pause").ends();
        assertPasses(left, "orphans: {count: 1, outliving: 1}", "zombies: none");
    }

    @Test
    void aParentThatAskedNotToHaveToWaitNeedNotWhoeverEndsFirst() {
        for (Disposition disposition : List.of(Disposition.IGNORED, Disposition.DEFAULT)) {
            int flags = disposition == Disposition.IGNORED ? 0 : SA_NOCLDWAIT;
            TraceScript childFirst = main().disposes(1, SIGCHLD, disposition, flags).forks(1, 2)
                    .exitsAndIsReapedAutomatically(2, 0).exits(1, 0).ends();
            TraceScript parentFirst = main().disposes(1, SIGCHLD, disposition, flags).forks(1, 2).exits(1, 0)
                    .exits(2, 0).ends();
            TraceScript both = main().disposes(1, SIGCHLD, disposition, flags).forks(1, 2)
                    .beginsToEnd(2, WaitStatus.ofExit(0)).exits(1, 0).collected(2, false).ends();
            assertSame(childFirst, parentFirst);
            assertSame(childFirst, both);
            for (TraceScript script : List.of(childFirst, parentFirst, both)) {
                assertPasses(script, "reaped: all", "reaped: {automatic: 1}", "reaped: {status: {child 1: 0}}",
                        "zombies: none");
                assertFails(script, "orphans: none", "orphans: 1", "reaped: {automatic: none}");
            }
        }
    }

    @Test
    void whatIsIgnoredGoesOnThroughForkAndExec() {
        TraceScript script = main().disposes(1, SIGCHLD, Disposition.IGNORED, 0).forks(1, 2).executes(2, "sh")
                .forks(2, 3).exits(2, 0).exits(3, 0).exits(1, 0).ends();
        assertPasses(script, "reaped: all");
        TraceScript flag = main().disposes(1, SIGCHLD, Disposition.DEFAULT, SA_NOCLDWAIT).forks(1, 2).executes(2, "sh")
                .forks(2, 3).exits(2, 0).exits(3, 0).exits(1, 0).ends();
        assertFails(flag, "reaped: all");
    }

    @Test
    void whoAsksTooLateMayHaveAZombieByThen() {
        TraceScript zombie = main().forks(1, 2).exits(2, 0).disposes(1, SIGCHLD, Disposition.IGNORED, 0).exits(1, 0)
                .ends();
        TraceScript gone = main().forks(1, 2).disposes(1, SIGCHLD, Disposition.IGNORED, 0)
                .exitsAndIsReapedAutomatically(2, 0).exits(1, 0).ends();
        TraceScript orphan = main().forks(1, 2).disposes(1, SIGCHLD, Disposition.IGNORED, 0).exits(1, 0).exits(2, 0)
                .ends();
        assertSame(zombie, gone);
        assertSame(zombie, orphan);
        assertFails(gone, "zombies: none", "orphans: none");
        assertPasses(zombie, "reaped: all", "reaped: {automatic: 1}");
    }

    @Test
    void aWaitThatFailsWhenTheLastIsGoneHasWaitedForAll() {
        TraceScript script = main().disposes(1, SIGCHLD, Disposition.IGNORED, 0).forks(1, 2)
                .exitsAndIsReapedAutomatically(2, 0).waitFails(1, ECHILD).exits(1, 0).ends();
        assertPasses(script, "orphans: none", "zombies: none", "reaped: all");
    }

    @Test
    void aRunThatWasCutOffFailsForWhatMayHaveComeByThen() {
        TraceScript zombie = main().forks(1, 2).forks(2, 3).exits(3, 0).exits(2, 0).timesOut();
        TraceScript orphan = main().forks(1, 2).forks(2, 3).exits(2, 0).exits(3, 0).timesOut();
        assertSame(zombie, orphan);
        assertFails(zombie, "orphans: none");
    }

    @Test
    void ofARunByAScheduleCountsWhatCame() {
        TraceScript zombie = main().step(1, StepKind.CALL, "clone", List.of(1)).forks(1, 2).exits(2, 0).exits(1, 0)
                .ends();
        assertPasses(zombie, "zombies: 1", "orphans: none");
        assertFails(zombie, "zombies: none");
    }

    @Test
    void whereSchedulesAreTriedTheRunThatWentByItselfCountsAsItCame() {
        TraceScript zombie = main().forks(1, 2).exits(2, 0).exits(1, 0).ends();
        assertThat(Checks.findingsOfOneOrder(Judged.test("orphans: none"), TestEvidence.of(zombie.trace())).get(0)
                .status()).isEqualTo(PASSED);
    }

    private static TraceScript main() {
        return TraceScript.run().main("./a");
    }

    private static void assertPasses(TraceScript script, String... expectations) {
        for (String expectation : expectations) {
            Finding finding = Judged.by(expectation, script.trace());
            assertThat(finding.status()).as(() -> expectation + "\n" + Judged.text(finding)).isEqualTo(PASSED);
        }
    }

    private static void assertFails(TraceScript script, String... expectations) {
        for (String expectation : expectations) {
            Finding finding = Judged.by(expectation, script.trace());
            assertThat(finding.status()).as(() -> expectation + "\n" + Judged.text(finding)).isEqualTo(FAILED);
        }
    }

    /** Findings, score and points of each check. */
    private static void assertSame(TraceScript first, TraceScript second) {
        for (String lab : LABS) {
            assertThat(score(lab, first)).as(lab).isEqualTo(score(lab, second));
        }
    }

    private static List<Finding.Status> statuses(String lab, TraceScript script) {
        return Judged.allBy(lab, script.trace()).stream().map(Finding::status).toList();
    }

    private static TestScore score(String lab, TraceScript script) {
        LabTest test = Judged.test(lab);
        return TestScore.of(test.points(), test.credit(), Floor.TEST, test.expectations().stream().map(Expectation::key)
                .collect(Collectors.toSet()),
                Judged.allBy(lab, script.trace()));
    }

    private static String actual(String expectation, TraceScript script) {
        return Judged.by(expectation, script.trace()).actual();
    }
}
