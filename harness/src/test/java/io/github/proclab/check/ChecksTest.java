package io.github.proclab.check;

import static io.github.proclab.check.Finding.Status.ERROR;
import static io.github.proclab.check.Finding.Status.FAILED;
import static io.github.proclab.check.Finding.Status.PASSED;
import static io.github.proclab.check.Finding.Status.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.check.Finding.Status;
import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.Event.Disposition;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TraceScript;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** When each check passes and when it does not. How a failure reads is told in findings.txt. */
class ChecksTest {

    private static final String EVERYTHING = """
            descriptors: clean
            exit: 0
            stdout: [a]
            stderr: empty
            processes: main(child)
            reaped: all
            zombies: none
            orphans: none
            left-running: none
            """;

    @Test
    void findingsComeInTheOrderOfTheLabFileAndThatTheRunTerminatesComesLast() {
        List<Finding> findings = Judged.allBy(EVERYTHING, wellBehaved());
        assertThat(findings).extracting(Finding::check).containsExactly("descriptors", "exit", "stdout", "stderr", "processes", "reaped",
                "zombies", "orphans", "left-running", "terminates");
        assertThat(findings).extracting(Finding::status).containsOnly(PASSED);
    }

    @Test
    void whereTheLabFileNamesTerminatesItIsCheckedOnce() {
        assertThat(Judged.allBy("terminates: true\nexit: 0", wellBehaved())).extracting(Finding::check).containsExactly("terminates", "exit");
    }

    @Test
    void aCallThatTheSandboxRefusedIsToldBesideTheFirstCheckThatFailed() {
        Trace trace = TraceScript.run().source("a.c").main("./a").at(7).refused(1, "clone3").exits(1, 1).ends().trace();
        List<Finding> findings = Judged.allBy("stderr: empty\nexit: 0\nstdout: a", trace);
        assertThat(findings).extracting(finding -> Judged.text(finding).contains("main calls clone3, which the sandbox refuses"))
                .containsExactly(false, true, false, false);
        assertThat(Judged.text(findings.get(1))).contains("a.c:7");
    }

    @Test
    void exitTellsCodesFromSignals() {
        assertThat(status("exit: 7", TraceScript.run().main("./a").exits(1, 7).ends())).isEqualTo(PASSED);
        assertThat(status("exit: 5..8", TraceScript.run().main("./a").exits(1, 7).ends())).isEqualTo(PASSED);
        assertThat(status("exit: [1, signal TERM]", TraceScript.run().main("./a").killed(1, 15).ends())).isEqualTo(PASSED);
        assertThat(status("exit: 139", TraceScript.run().main("./a").killed(1, 11).ends())).isEqualTo(FAILED);
        assertThat(status("exit: signal SEGV", TraceScript.run().main("./a").exits(1, 139).ends())).isEqualTo(FAILED);
        assertThat(status("exit: 0", TraceScript.run().main("./a").killed(1, 9).ends())).isEqualTo(FAILED);
    }

    @Test
    void stdoutAndStderrAreToldApart() {
        TraceScript script = TraceScript.run().main("./a").writes(1, "out\n").writesTo(1, 2, "err\n").exits(1, 0).ends();
        assertThat(status("stdout: out", script)).isEqualTo(PASSED);
        assertThat(status("stderr: err", script)).isEqualTo(PASSED);
        assertThat(status("stdout: err", script)).isEqualTo(FAILED);
        assertThat(status("stderr: empty", script)).isEqualTo(FAILED);
    }

    @Test
    void aLastNewlineIsDemandedOnlyWhereTheTextHasOne() {
        TraceScript without = TraceScript.run().main("./a").writes(1, "a").exits(1, 0).ends();
        TraceScript with = TraceScript.run().main("./a").writes(1, "a\n").exits(1, 0).ends();
        assertThat(status("stdout: a", without)).isEqualTo(PASSED);
        assertThat(status("stdout: a", with)).isEqualTo(PASSED);
        assertThat(status("stdout: |\n  a\n", with)).isEqualTo(PASSED);
        assertThat(status("stdout: |\n  a\n", without)).isEqualTo(FAILED);
    }

    @Test
    void aPrintedPidMustBeTheRealOneOfTheRightProcess() {
        TraceScript script = TraceScript.run().main("./a").forks(1, 2).forks(1, 3).forks(2, 4)
                .writes(1, "100 101 102 103\n").exits(1, 0).ends();
        assertThat(status("stdout: '{main.pid} {child[1].pid} {child[2].pid} {child[1].child[1].pid}'", script)).isEqualTo(PASSED);
        assertThat(status("stdout: '{main.pid} {child[2].pid} {child[1].pid} {child[1].child[1].pid}'", script)).isEqualTo(FAILED);
    }

    @Test
    void anOutputThatCannotBeDecidedIsAnErrorAndNeverAPass() {
        Trace trace = TraceScript.run().main("./a").writes(1, "a\nb\nc\n").exits(1, 0).ends().trace();
        Expectation.Output three = new Expectation.Output(Expectation.Stream.STDOUT,
                new io.github.proclab.lab.Pattern.Anything(), Expectation.FinalNewline.OPTIONAL);
        assertThat(new OutputCheck(three, 100).check(trace).status()).isEqualTo(PASSED);
        assertThat(new OutputCheck(three, 2).check(trace).status()).isEqualTo(ERROR);
    }

    @Test
    void aTreeMatchesWhateverTheOrderOfBirthsIs() {
        TraceScript script = TraceScript.run().main("./a").forks(1, 2).forks(1, 3).forks(3, 4)
                .executes(3, "sh").executes(2, "wc").executes(4, "ls").exits(1, 0).ends();
        assertThat(status("processes: main(sh(ls), wc)", script)).isEqualTo(PASSED);
        assertThat(status("processes: main(child, child(child))", script)).isEqualTo(PASSED);
        assertThat(status("processes: main(child, sh(child))", script)).isEqualTo(PASSED);
        assertThat(status("processes: main(sh, wc(ls))", script)).isEqualTo(FAILED);
        assertThat(status("processes: main(child * 2)", script)).isEqualTo(FAILED);
        assertThat(status("processes: main(child * 2, child)", script)).isEqualTo(FAILED);
        assertThat(status("processes: 4", script)).isEqualTo(PASSED);
        assertThat(status("processes: 3", script)).isEqualTo(FAILED);
        assertThat(status("processes: {shape: 'main(child, child(child))', count: 4}", script)).isEqualTo(PASSED);
        assertThat(status("processes: {shape: 'main(child, child(child))', count: 5}", script)).isEqualTo(FAILED);
        assertThat(status("processes: {shape: 'main(child)', count: 4}", script)).isEqualTo(FAILED);
    }

    @Test
    void aTreeIsMatchedEvenWhereTheFirstSeatTakenIsTheWrongOne() {
        TraceScript script = TraceScript.run().main("./a").forks(1, 2).forks(1, 3).executes(2, "ls").exits(1, 0).ends();
        assertThat(status("processes: main(child, ls)", script)).isEqualTo(PASSED);
        assertThat(status("processes: main(ls, child)", script)).isEqualTo(PASSED);
        assertThat(status("processes: main(ls * 2)", script)).isEqualTo(FAILED);
    }

    @Test
    void aTreeMayHaveAlternativesAndBoundsOfHowManyThereAre() {
        TraceScript script = TraceScript.run().main("./a").forks(1, 2).forks(1, 3).forks(1, 4).executes(2, "ls").executes(3, "cat")
                .executes(4, "cat").exits(1, 0).ends();
        assertThat(List.of("main(ls | wc, cat * 2)", "main((ls | cat) * 3)", "main(ls, cat | wc, cat)", "main(child *)", "main(child * 2..4)",
                "main(cat * ..2, ls *, wc *)", "main(child * 1.., ls)", "main(child) | main(child * 3)", "main(cat *, (ls | cat) * 2)"))
                .allSatisfy(tree -> assertThat(status("processes: " + tree, script)).as(tree).isEqualTo(PASSED));
        assertThat(List.of("main(ls | wc, cat)", "main((ls | wc) * 3)", "main(child * 4..)", "main(child * ..2)", "main(cat *)", "main(ls, cat *, wc)",
                "main(ls *, cat * 3..)", "main(child) | main(child * 2)", "main(ls(child *) * 3)"))
                .allSatisfy(tree -> assertThat(status("processes: " + tree, script)).as(tree).isEqualTo(FAILED));
    }

    @Test
    void aSeatThatMustBeFilledIsNotLeftEmptyForOneThatMay() {
        TraceScript script = TraceScript.run().main("./a").forks(1, 2).executes(2, "ls").exits(1, 0).ends();
        assertThat(status("processes: main(child *, ls)", script)).isEqualTo(PASSED);
        assertThat(status("processes: main(child * ..3, ls | cat)", script)).isEqualTo(PASSED);
        assertThat(status("processes: main(child * ..3, cat)", script)).isEqualTo(FAILED);
    }

    @Test
    void aTreeOfAsManyGenerationsAsAShapeMayHaveIsJudgedOnTheStackOfAWorker() {
        TraceScript chain = TraceScript.run().main("./a");
        for (int process = 2; process <= 501; process++) {
            chain.forks(process - 1, process);
        }
        chain.exits(1, 0).ends();
        assertThat(onOneMebibyteOfStack(() -> status("processes: main(" + "child(".repeat(499) + "child" + ")".repeat(500), chain))).isEqualTo(PASSED);
        assertThat(onOneMebibyteOfStack(() -> status("processes: main(" + "child(".repeat(498) + "child" + ")".repeat(499), chain))).isEqualTo(FAILED);
    }

    /** As much as the JVM gives threads that it is not told about; the one that Java starts with has eight times as much. */
    private static <T> T onOneMebibyteOfStack(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        new Thread(null, () -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException | StackOverflowError e) {
                done.completeExceptionally(e);
            }
        }, "worker", 1 << 20).start();
        return done.join();
    }

    @Test
    void aliveAtOnceAreThoseThatHaveNotEndedWhetherTheyWereReapedOrNot() {
        TraceScript oneByOne = TraceScript.run().main("./a").forks(1, 2).exits(2, 0).waits(1, 2).forks(1, 3).exits(3, 0)
                .waits(1, 3).exits(1, 0).ends();
        assertThat(status("processes: {concurrent: 2}", oneByOne)).isEqualTo(PASSED);
        assertThat(status("processes: {concurrent: at most 2, count: 3}", oneByOne)).isEqualTo(PASSED);
        assertThat(status("processes: {concurrent: at least 3}", oneByOne)).isEqualTo(FAILED);
        TraceScript together = TraceScript.run().main("./a").forks(1, 2).forks(1, 3).exits(2, 0).exits(3, 0).waits(1, 2).waits(1, 3).exits(1, 0).ends();
        assertThat(status("processes: {concurrent: 2..3}", together)).isEqualTo(PASSED);
        assertThat(status("processes: {concurrent: at most 2}", together)).isEqualTo(FAILED);
        assertThat(status("processes: {at-most: 3}", together)).isEqualTo(PASSED);
        assertThat(status("processes: {at-most: 2}", together)).isEqualTo(FAILED);
    }

    @Test
    void whoOnlyHappensToEndBeforeTheNextIsCreatedMayBeAliveWithIt() {
        TraceScript apart = TraceScript.run().main("./a").forks(1, 2).exits(2, 0).forks(1, 3).exits(3, 0).waits(1, 2)
                .waits(1, 3).exits(1, 0).ends();
        TraceScript together = TraceScript.run().main("./a").forks(1, 2).forks(1, 3).exits(2, 0).exits(3, 0).waits(1, 2)
                .waits(1, 3).exits(1, 0).ends();
        for (TraceScript script : List.of(apart, together)) {
            assertThat(status("processes: {concurrent: 3}", script)).isEqualTo(PASSED);
            assertThat(status("processes: {concurrent: at most 2}", script)).isEqualTo(FAILED);
            assertThat(status("processes: {concurrent: at least 4}", script)).isEqualTo(FAILED);
        }
        assertThat(Judged.by("processes: {concurrent: 2}", apart.trace()).actual()).isEqualTo(
                "at most 2 processes were alive at once this time, but 3 may be: "
                        + "nothing makes one of them end before the next is created");
        TraceScript pairs = TraceScript.run().main("./a").forks(1, 2).forks(1, 3).exits(2, 0).waits(1, 2).forks(1, 4)
                .exits(3, 0).waits(1, 3).exits(4, 0).forks(1, 5)
                .exits(5, 0).waits(1, 4).waits(1, 5).exits(1, 0).ends();
        assertThat(status("processes: {concurrent: 3}", pairs)).as("never more than two children").isEqualTo(PASSED);
    }

    @Test
    void aWrongTreeIsDrawnBesideTheRightOneWithMarksWhereTheyDiffer() {
        TraceScript script = TraceScript.run().main("./a").forks(1, 2).forks(1, 3).forks(3, 4).executes(2, "ls").exits(1, 0).ends();
        Finding.Trees trees = Judged.by("processes: main(ls, wc, child)", script.trace()).trees().orElseThrow();
        assertThat(trees.wanted()).containsExactly("main", "├─ ls", "├─ wc ← missing", "└─ child");
        assertThat(trees.got()).containsExactly("main (pid 100)", "├─ ls", "└─ child 2", "   └─ child 1 ← not wanted");
        assertThat(Judged.by("processes: main(ls, child(child))", script.trace()).trees()).isEmpty();
    }

    @Test
    void aProgramIsToldByAnyImageThatTheProcessExecuted() {
        TraceScript script = TraceScript.run().main("./a").forks(1, 2).executes(2, "env", "ls").executes(2, "ls").exits(1, 0).ends();
        assertThat(status("processes: main(env)", script)).isEqualTo(PASSED);
        assertThat(status("processes: main(ls)", script)).isEqualTo(PASSED);
    }

    @Test
    void aChildIsReapedByAWaitOrAutomaticallyButNotByItsGrandparent() {
        assertThat(status("reaped: all", TraceScript.run().main("./a").exits(1, 0).ends())).isEqualTo(PASSED);
        assertThat(status("reaped: all", TraceScript.run().main("./a").forks(1, 2).exitsAndIsReapedAutomatically(2, 0).exits(1, 0).ends())).isEqualTo(PASSED);
        assertThat(status("reaped: all", TraceScript.run().main("./a").forks(1, 2).forks(2, 3).exits(3, 0).exits(2, 0).waits(1, 2)
                .exits(1, 0).ends())).isEqualTo(FAILED);
    }

    @Test
    void intendedZombiesAndOrphansAreCounted() {
        TraceScript zombie = TraceScript.run().main("./a").pipe(1, 3, 4).forks(1, 2).closes(1, 4).exits(2, 0)
                .reads(1, 3, 0).exits(1, 0).ends();
        assertThat(status("zombies: 1", zombie)).isEqualTo(PASSED);
        assertThat(status("zombies: none", zombie)).isEqualTo(FAILED);
        assertThat(status("orphans: none", zombie)).isEqualTo(PASSED);
        TraceScript orphan = TraceScript.run().main("./a").pipe(1, 3, 4).forks(1, 2).closes(2, 4).exits(1, 0)
                .reads(2, 3, 0).exits(2, 0).ends();
        assertThat(status("orphans: 1", orphan)).isEqualTo(PASSED);
        assertThat(status("orphans: 2", orphan)).isEqualTo(FAILED);
        assertThat(status("zombies: none", orphan)).isEqualTo(PASSED);
    }

    @Test
    void aZombieLastsFromItsEndUntilItIsReapedOrNobodyIsLeftToReapIt() {
        TraceScript late = TraceScript.run().main("./a").forks(1, 2).exits(2, 0).writes(1, "a").writes(1, "b").waits(1, 2).exits(1, 0).ends();
        assertThat(status("zombies: {lasting: 3ms}", late)).isEqualTo(PASSED);
        assertThat(status("zombies: {lasting: 2ms}", late)).isEqualTo(FAILED);
        assertThat(status("zombies: {unreaped: none}", late)).isEqualTo(PASSED);
        TraceScript never = TraceScript.run().main("./a").forks(1, 2).exits(2, 0).writes(1, "a").writes(1, "b").exits(1, 0).ends();
        assertThat(status("zombies: {lasting: 2ms}", never)).isEqualTo(FAILED);
        assertThat(status("zombies: {lasting: 10ms}", never)).as("its parent's end makes an end of it").isEqualTo(PASSED);
        assertThat(status("zombies: {unreaped: none, lasting: 10ms}", never)).isEqualTo(FAILED);
    }

    @Test
    void whatInitHasOrTheKernelTakesAwayIsNoLastingZombie() {
        TraceScript adopted = TraceScript.run().main("./a").forks(1, 2).forks(2, 3).exits(2, 0).waits(1, 2).exits(3, 0).writes(1, "a\nb\nc\n")
                .writes(1, "d").writes(1, "e").exits(1, 0).ends();
        assertThat(status("zombies: {lasting: 1ms}", adopted)).isEqualTo(PASSED);
        TraceScript automatic = TraceScript.run().main("./a").disposes(1, 17, Disposition.IGNORED, 0).forks(1, 2).exitsAndIsReapedAutomatically(2, 0)
                .writes(1, "a").writes(1, "b").exits(1, 0).ends();
        assertThat(status("zombies: {lasting: 1ms, unreaped: none}", automatic)).isEqualTo(PASSED);
        TraceScript subreaper = TraceScript.run().main("./a").forks(1, 2).forks(2, 3).exitsLeavingChildrenTo(1, 2, 0).waits(1, 2).exits(3, 0)
                .writes(1, "a").writes(1, "b").waits(1, 3).exits(1, 0).ends();
        assertThat(status("zombies: {lasting: 1ms}", subreaper)).isEqualTo(FAILED);
    }

    @Test
    void anOrphanGoesToWhoeverTheLabSays() {
        TraceScript init = TraceScript.run().main("./a").pipe(1, 3, 4).forks(1, 2).closes(2, 4).exits(1, 0)
                .reads(2, 3, 0).exits(2, 0).ends();
        assertThat(status("orphans: 1, adopted by init", init)).isEqualTo(PASSED);
        assertThat(status("orphans: {adopted-by: main}", init)).isEqualTo(FAILED);
        assertThat(status("orphans: {outliving: none}", init)).isEqualTo(PASSED);
        TraceScript subreaper = TraceScript.run().main("./a").forks(1, 2).forks(2, 3).exitsLeavingChildrenTo(1, 2, 0).waits(1, 2).exits(1, 0).ends();
        assertThat(status("orphans: 1, adopted by main", subreaper)).isEqualTo(PASSED);
        assertThat(status("orphans: 1, adopted by init", subreaper)).isEqualTo(FAILED);
        assertThat(status("orphans: {outliving: none}", subreaper)).isEqualTo(FAILED);
        assertThat(status("orphans: {count: at most 2, outliving: 1}", subreaper)).isEqualTo(PASSED);
    }

    @Test
    void leftRunningMayBeAskedForBeforeTheGraceIsOver() {
        TraceScript slow = TraceScript.run().main("./a").forks(1, 2).exits(1, 0).writes(2, "a").writes(2, "b").exits(2, 0).ends();
        assertThat(status("left-running: none", slow)).isEqualTo(PASSED);
        assertThat(status("left-running: {after: 2ms}", slow)).isEqualTo(FAILED);
        assertThat(status("left-running: {count: 1, after: 2ms}", slow)).isEqualTo(PASSED);
        assertThat(status("left-running: {after: 100ms}", slow)).as("everybody had ended").isEqualTo(PASSED);
        TraceScript cutOff = TraceScript.run().main("./a").forks(1, 2).exits(1, 0).ends();
        assertThat(status("left-running: {count: 1, after: 1ms}", cutOff)).isEqualTo(PASSED);
        assertThat(status("left-running: {count: 1, after: 400ms}", cutOff)).as("the run was over before").isEqualTo(ERROR);
    }

    @Test
    void leftRunningIsWhoeverWasAliveWhenTheRunWasOver() {
        TraceScript script = TraceScript.run().main("./a").forks(1, 2).forks(1, 3).exits(2, 0).exits(1, 0).ends();
        assertThat(status("left-running: 1", script)).isEqualTo(PASSED);
        assertThat(status("left-running: none", script)).isEqualTo(FAILED);
    }

    @Test
    void aDescriptorThatIsClosedOnExecDoesNotLeak() {
        int closeOnExec = 02000000;
        assertThat(status("descriptors: clean", TraceScript.run().main("./a").opensFile(1, 3, "/work/log", closeOnExec).forks(1, 2)
                .executes(2, "ls").exits(1, 0).ends())).isEqualTo(PASSED);
        assertThat(status("descriptors: clean", TraceScript.run().main("./a").opensFile(1, 3, "/work/log", 0).forks(1, 2)
                .executes(2, "ls").exits(1, 0).ends())).isEqualTo(FAILED);
        assertThat(status("descriptors: clean", TraceScript.run().main("./a").opensFile(1, 3, "/work/log", 0).forks(1, 2)
                .exits(2, 0).exits(1, 0).ends())).isEqualTo(PASSED);
    }

    @Test
    void ofARunThatDidNotEndByItselfNothingIsPassed() {
        for (TraceScript script : List.of(busy().deadlocks(), busy().timesOut(), busy().exceeds("cpu"))) {
            List<Finding> findings = Judged.allBy(EVERYTHING, script.trace());
            assertThat(findings.subList(0, 9)).extracting(Finding::status).containsOnly(SKIPPED);
            assertThat(findings.get(9).status()).isEqualTo(FAILED);
        }
    }

    @Test
    void whatHadGoneWrongForGoodBeforeTheEndOfSuchARunIsTold() {
        Trace wrongLine = busy().writes(1, "b\nc").deadlocks().trace();
        assertThat(Judged.by("stdout: [a, c]", wrongLine).status()).isEqualTo(FAILED);
        assertThat(Judged.by("stdout: [b, cd]", wrongLine).status()).as("a line that was not whole yet").isEqualTo(SKIPPED);
        assertThat(Judged.by("stdout: [b]", wrongLine).status()).isEqualTo(SKIPPED);
        Trace orphan = TraceScript.run().main("./a").forks(1, 2).forks(2, 3).exits(2, 0).timesOut().trace();
        assertThat(Judged.by("orphans: none", orphan).status()).isEqualTo(FAILED);
        assertThat(Judged.by("orphans: 1", orphan).status()).isEqualTo(SKIPPED);
    }

    @Test
    void aRunThatWasStoppedFromOutsideIsAnErrorInEveryCheck() {
        assertThat(Judged.allBy(EVERYTHING, busy().isStopped().trace())).extracting(Finding::status).containsOnly(ERROR);
    }

    private static TraceScript busy() {
        return TraceScript.run().main("./a").forks(1, 2);
    }

    private static Trace wellBehaved() {
        return TraceScript.run().main("./a").forks(1, 2).writes(2, "a\n").exits(2, 0).waits(1, 2).exits(1, 0).ends().trace();
    }

    private static Status status(String expect, TraceScript script) {
        return Judged.by(expect, script.trace()).status();
    }
}
