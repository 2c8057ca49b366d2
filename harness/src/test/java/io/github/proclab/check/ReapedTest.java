package io.github.proclab.check;

import static io.github.proclab.check.Finding.Status.FAILED;
import static io.github.proclab.check.Finding.Status.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event.Disposition;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TraceScript;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which wait reaps whom, and how waits fail. */
class ReapedTest {

    private static final int EINTR = 4;
    private static final int ECHILD = 10;

    @Test
    void siblingsThatNobodyCanWaitForAreNotReaped() {
        Trace trace = TraceScript.run().source("a.c").main("./a").at(5).clones(1, 2, 0x8011).exits(2, 0).at(5).clones(1, 3, 0x8011).exits(3, 0)
                .at(7).forks(1, 4).exits(4, 0).at(8).waits(1, 4).exits(1, 0).ends().trace();
        Finding finding = Judged.by("reaped: all", trace);
        assertThat(finding.status()).isEqualTo(Finding.Status.FAILED);
        assertThat(Judged.text(finding)).contains("2 of the 3 children were never waited for").contains("was made with CLONE_PARENT")
                .contains("a.c:5").contains("CLONE_PARENT makes a sibling");
        for (String expect : List.of("zombies: 1", "orphans: 1", "processes: main(child, child, child)", "left-running: 1", "reaped: {by: main}")) {
            assertThat(Judged.by(expect, trace).status()).as(expect).isEqualTo(Finding.Status.FAILED);
        }
    }

    @Test
    void theOrderIsThatOfTheWaitsAndNotOfTheEnds() {
        TraceScript script = fan().exits(2, 0).exits(3, 0).waitsFor(1, 3, 0).waitsFor(1, 2, 0).exits(1, 0).ends();
        assertThat(status("{order: [child 2, child 1]}", script)).isEqualTo(PASSED);
        assertThat(status("{order: [child 1, child 2]}", script)).isEqualTo(FAILED);
        assertThat(status("{order: [child 1, child 3]}", script)).isEqualTo(FAILED);
    }

    @Test
    void whomAWaitForAnyChildHappensToFindFirstMayComeSecond() {
        TraceScript first = fan().exits(2, 0).waits(1, 2).exits(3, 0).waits(1, 3).exits(1, 0).ends();
        TraceScript second = fan().exits(3, 0).waits(1, 3).exits(2, 0).waits(1, 2).exits(1, 0).ends();
        for (TraceScript script : List.of(first, second)) {
            assertThat(status("{order: [child 1, child 2]}", script)).isEqualTo(FAILED);
            assertThat(status("{order: [child 2, child 1]}", script)).isEqualTo(FAILED);
        }
        assertThat(Judged.by("reaped: {order: [child 1, child 2]}", first.trace()).actual())
                .isEqualTo("child 1 came before child 2 this time, but child 2 may end first, "
                        + "and main waits for whichever has ended");
    }

    @Test
    void whereOneChildEndsAfterTheOtherWasReapedAWaitForAnyChildFindsThemInOrder() {
        assertThat(status("{order: [child 1, child 2]}", TraceScript.run().main("./a").forks(1, 2).exits(2, 0)
                .waits(1, 2).forks(1, 3).exits(3, 0).waits(1, 3).exits(1, 0)
                .ends())).isEqualTo(PASSED);
        assertThat(status("{order: [child 1, child 2]}", TraceScript.run().main("./a").pipe(1, 3, 4).forks(1, 2)
                .forks(1, 3).exits(2, 0).waits(1, 2)
                .closes(3, 4).writesTo(1, 4, "x").reads(3, 3, 1).exits(3, 0).waits(1, 3).exits(1, 0).ends()))
                .isEqualTo(PASSED);
        assertThat(status("{order: [child 1, child 2]}", TraceScript.run().main("./a").pipe(1, 3, 4).forks(1, 2)
                .forks(1, 3).closes(1, 4).closes(3, 4).exits(2, 0)
                .reads(3, 3, 0).exits(3, 0).waits(1, 2).waits(1, 3).exits(1, 0).ends()))
                .as("the elder ended first, and end-of-file told the other").isEqualTo(PASSED);
    }

    @Test
    void everyChildOfALinkIsReapedBeforeTheNext() {
        TraceScript script = fan().forks(3, 4).exits(4, 0).waits(3, 4).exits(2, 0).exits(3, 0).waits(1, 3).waits(1, 2).exits(1, 0).ends();
        assertThat(status("{order: [child 1 of child 2, child]}", script)).isEqualTo(PASSED);
        assertThat(status("{order: [child, child 1 of child 2]}", script)).isEqualTo(FAILED);
    }

    @Test
    void allIsMeantUnlessItIsTakenBack() {
        TraceScript script = fan().exits(2, 3).waits(1, 2).exits(3, 0).exits(1, 0).ends();
        assertThat(status("{status: {child 1: 3}}", script)).isEqualTo(FAILED);
        assertThat(status("{status: {child 1: 3}, all: false}", script)).isEqualTo(PASSED);
        assertThat(status("{status: {child 2: 0}, all: false}", script)).as("it was never waited for").isEqualTo(FAILED);
        assertThat(status("{order: [child 1, child 2], all: false}", script)).isEqualTo(FAILED);
    }

    @Test
    void statusesAreTheKernels() {
        TraceScript script = fan().exits(2, 3).killed(3, 9).waits(1, 3).waits(1, 2).exits(1, 0).ends();
        assertThat(status("{status: {child 1: 3, child 2: signal KILL}}", script)).isEqualTo(PASSED);
        assertThat(status("{status: {child: [1..5, signal KILL]}}", script)).isEqualTo(PASSED);
        assertThat(status("{status: {child: 3}}", script)).isEqualTo(FAILED);
        assertThat(status("{status: {child 2: 137}}", script)).isEqualTo(FAILED);
        assertThat(status("{status: {child 3: 0}}", script)).isEqualTo(FAILED);
        assertThat(status("{status: {wc: 0}}", script)).isEqualTo(FAILED);
    }

    @Test
    void whoWaitsIsToldFromWhoCreated() {
        TraceScript script = TraceScript.run().main("./a").forks(1, 2).forks(2, 3).exitsLeavingChildrenTo(1, 2, 0).waits(1, 2).exits(3, 0).waits(1, 3)
                .exits(1, 0).ends();
        assertThat(status("{by: main}", script)).isEqualTo(PASSED);
        assertThat(status("{by: {child 1 of child 1: main}}", script)).isEqualTo(PASSED);
        assertThat(status("{by: {child 1 of child 1: child 1}}", script)).isEqualTo(FAILED);
        assertThat(status("{by: {child 3: main}}", script)).isEqualTo(FAILED);
        assertThat(status("{by: main, all: false}", TraceScript.run().main("./a").exits(1, 0).ends())).isEqualTo(FAILED);
    }

    @Test
    void untilEchildTheLastWaitOfTheFirstProcessFailsWithIt() {
        assertThat(status("{until: ECHILD}", fan().exits(2, 0).exits(3, 0).waits(1, 2).waits(1, 3).waitFails(1, ECHILD).exits(1, 0).ends())).isEqualTo(PASSED);
        assertThat(status("{until: ECHILD}", fan().exits(2, 0).exits(3, 0).waits(1, 2).waits(1, 3).exits(1, 0).ends())).isEqualTo(FAILED);
        assertThat(status("{until: ECHILD}", TraceScript.run().main("./a").waitFails(1, ECHILD).forks(1, 2).exits(2, 0).waits(1, 2).exits(1, 0).ends()))
                .as("a wait before there was a child").isEqualTo(FAILED);
        assertThat(status("{until: ECHILD}", TraceScript.run().main("./a").exits(1, 0).ends())).isEqualTo(FAILED);
    }

    @Test
    void failuresOfWaitsAreCounted() {
        TraceScript script = fan().waitFails(1, EINTR).waitFails(1, EINTR).exits(2, 0).exits(3, 0).waits(1, 2).waits(1, 3).waitFails(1, ECHILD).exits(1, 0).ends();
        assertThat(status("{failures: {EINTR: 2, ECHILD: at most 1}}", script)).isEqualTo(PASSED);
        assertThat(status("{failures: {EINTR: none}}", script)).isEqualTo(FAILED);
        assertThat(status("{failures: {ECHILD: none}}", script)).isEqualTo(FAILED);
        assertThat(status("{failures: none}", script)).isEqualTo(FAILED);
        assertThat(status("{failures: {EINVAL: at least 1}}", script)).isEqualTo(FAILED);
        assertThat(status("{failures: none}", fan().exits(2, 0).exits(3, 0).waits(1, 2).waits(1, 3).exits(1, 0).ends())).isEqualTo(PASSED);
    }

    @Test
    void whatAShellThatIsExecutedWaitsForIsNotTheStudents() {
        TraceScript script = TraceScript.run().main("./a").forks(1, 2).executes(2, "sh").waitFails(2, ECHILD).exits(2, 0).waits(1, 2).exits(1, 0).ends();
        assertThat(status("{failures: none}", script)).isEqualTo(PASSED);
    }

    @Test
    void whoNeedNotBeWaitedForIsCountedApart() {
        TraceScript script = TraceScript.run().main("./a").disposes(1, 17, Disposition.IGNORED, 0).forks(1, 2).exitsAndIsReapedAutomatically(2, 0)
                .exits(1, 0).ends();
        assertThat(status("all", script)).isEqualTo(PASSED);
        assertThat(status("{automatic: 1}", script)).isEqualTo(PASSED);
        assertThat(status("{automatic: none}", script)).isEqualTo(FAILED);
        assertThat(status("{status: {child 1: 0}}", script)).isEqualTo(PASSED);
    }

    private static TraceScript fan() {
        return TraceScript.run().main("./fan").forks(1, 2).forks(1, 3);
    }

    private static Finding.Status status(String reaped, TraceScript script) {
        return Judged.by("reaped: " + reaped, script.trace()).status();
    }
}
