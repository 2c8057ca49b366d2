package io.github.proclab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.check.Finding.Status;
import io.github.proclab.engine.WatchedPrograms;
import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import io.github.proclab.trace.Trace;
import org.junit.jupiter.api.AfterAll;

/** What a lab may expect of processes and waits, held against programs that really ran. */
class JudgedProgramsIT {

    private static final WatchedPrograms PROGRAMS = new WatchedPrograms();

    @AfterAll
    static void close() {
        PROGRAMS.close();
    }

    private static void assertHolds(Trace trace, String... expectations) {
        for (String expectation : expectations) {
            Finding finding = Judged.by(expectation, trace);
            assertThat(finding.status()).as(() -> expectation + "\n" + Judged.text(finding)).isEqualTo(Status.PASSED);
        }
    }

    private static void assertFails(Trace trace, String... expectations) {
        for (String expectation : expectations) {
            Finding finding = Judged.by(expectation, trace);
            assertThat(finding.status()).as(() -> expectation + "\n" + Judged.text(finding)).isEqualTo(Status.FAILED);
        }
    }

    @EachSandbox
    void aTreeHasItsShapeAndSoManyAtOnce(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watch(sandbox, "family");
        assertHolds(trace, "processes: main(child, child(child), ls | cat)", "processes: main((child | child(child)) *, ls)", "processes: main((ls | child | child(child)) * 3)",
                "processes: {concurrent: 4, at-most: 5}", "processes: {concurrent: at least 4}");
        assertFails(trace, "processes: main(child * 2, ls)", "processes: main(child *, ls)", "processes: main(child, child(child), wc | cat)", "processes: {concurrent: at most 3}",
                "processes: {concurrent: at least 5}", "processes: {at-most: 4}");
    }

    @EachSandbox
    void howLongAZombieStoodIsMeasuredAndNotHowItEnded(TestedSandbox sandbox) {
        Trace late = PROGRAMS.watch(sandbox, "zombie_late");
        assertHolds(late, "zombies: none", "zombies: {unreaped: none, lasting: 5m}", "reaped: all");
        assertFails(late, "zombies: {lasting: 50ms}", "zombies: {unreaped: 1}");
        Trace never = PROGRAMS.watch(sandbox, "zombie_lasting");
        assertHolds(never, "zombies: {unreaped: 1, lasting: 5m}");
        assertFails(never, "zombies: {unreaped: none, lasting: 5m}");
        assertHolds(PROGRAMS.watch(sandbox, "automatic"), "zombies: {unreaped: none, lasting: 1ms}");
    }

    @EachSandbox
    void orphansAreTheirAdopters(TestedSandbox sandbox) {
        Trace init = PROGRAMS.watch(sandbox, "orphan");
        assertHolds(init, "orphans: 1, adopted by init", "orphans: {count: 1, adopted-by: init, outliving: none}");
        assertFails(init, "orphans: 1, adopted by main", "orphans: {outliving: 1}");
        Trace subreaper = PROGRAMS.watch(sandbox, "subreaper");
        assertHolds(subreaper, "orphans: 1, adopted by main", "orphans: {adopted-by: main, outliving: none}");
        assertFails(subreaper, "orphans: 1, adopted by init");
    }

    @EachSandbox
    void whatIsLeftRunningIsSoAfterAnyTimeOfTheGrace(TestedSandbox sandbox) {
        Trace left = PROGRAMS.watchOutlived(sandbox, "left_running");
        assertHolds(left, "left-running: 1", "left-running: {count: 1, after: 100ms}", "orphans: {count: 1, outliving: 1}");
        assertFails(left, "left-running: none", "left-running: {after: 100ms}", "orphans: {outliving: none}");
        assertHolds(PROGRAMS.watch(sandbox, "zombie_lasting"), "left-running: {after: 1ms}");
    }

    @EachSandbox
    void whoIsReapedInWhichOrderAndHowWaitsFail(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watch(sandbox, "waits");
        assertHolds(trace, "exit: 0", "reaped: {order: [child 2, child 1], by: main, until: ECHILD}", "reaped: {status: {child 1: 3, child 2: signal KILL}}",
                "reaped: {failures: {EINTR: 1, ECHILD: 1, EINVAL: none}, automatic: none}");
        assertFails(trace, "reaped: {order: [child 1, child 2]}", "reaped: {status: {child 2: 137}}", "reaped: {failures: {EINTR: none}}",
                "reaped: {by: {child 1: child 2}}");
        Trace automatic = PROGRAMS.watch(sandbox, "automatic");
        assertHolds(automatic, "reaped: {automatic: 2, until: ECHILD, status: {child 1: 1, child 2: 2}, failures: {ECHILD: 2}}");
        assertFails(automatic, "reaped: {automatic: none}");
        assertFails(PROGRAMS.watch(sandbox, "zombie_late"), "reaped: {until: ECHILD}");
    }

    @EachSandbox
    void aStatusThatWasNotDecodedAndADeathAreNamed(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watch(sandbox, "undecoded");
        assertThat(Judged.by("stdout: child exited with 1", trace).actual()).endsWith("256 is the undecoded status of child 1, which exited with 1");
        assertThat(Judged.by("exit: 1", trace).actual()).isEqualTo("main ended with exit 0; child 1 exited with 1");
        Finding died = Judged.by("stdout: [child exited with 256, child 2]", trace);
        assertThat(died.hint()).hasValueSatisfying(hint -> assertThat(hint).startsWith("Child 2 was ended by SIGSEGV at undecoded.c:18. SIGSEGV: "));
        assertThat(Judged.by("reaped: {status: {child 2: 0}}", trace).actual()).isEqualTo("main got child 2, which was ended by SIGSEGV");
    }

    @EachSandbox
    void everyKindOfEventHasItsPlaceInTheOrder(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watch(sandbox, "chain");
        assertHolds(trace, "order: [open main pipe, fork child 1, 'print child[1] \"child ready\"', stop child 1, continue child 1, signal child 1 USR1, "
                + "'print child[1] \"got it\"', exit child 1, reap child 1, close main pipe, 'open main \"out.txt\"', 'close main \"out.txt\"', "
                + "exec ls, exit ls, reap ls, 'print main \"all done\"', exit main]");
        assertFails(trace, "order: [reap child 1, stop child 1]", "order: [continue child 1, stop child 1]", "order: [exec ls, 'open main \"out.txt\"']",
                "order: [close main pipe, open main pipe]", "order: ['print main \"all done\"', reap ls]", "order: [signal child 1 USR1, continue child 1]");
        assertThat(Judged.by("order: [continue child 1, stop child 1]", trace).evidence()).filteredOn(told -> told.says().contains(" sent SIG"))
                .extracting(told -> told.says() + " " + told.at().orElseThrow()).containsExactly("child 1 sent SIGSTOP to itself chain.c:35",
                "main sent SIGCONT to child 1 chain.c:42");
    }
}
