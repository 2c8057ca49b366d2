package io.github.proclab.check;

import static io.github.proclab.check.Finding.Status.FAILED;
import static io.github.proclab.check.Finding.Status.PASSED;
import static io.github.proclab.check.Finding.Status.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event.Disposition;
import io.github.proclab.trace.Event.IpcKind;
import io.github.proclab.trace.TraceScript;
import org.junit.jupiter.api.Test;

/** Which calls count as the student's, and as which. */
class CallsTest {

    @Test
    void systemIsKnownByWhatItDoesBeforeItSpawnsAndIsNoForkExecOrWaitOfTheStudents() {
        TraceScript script = run().disposes(1, 2, Disposition.IGNORED, 0).disposes(1, 3, Disposition.IGNORED, 0).spawns(1, 2)
                .disposes(2, 2, Disposition.DEFAULT, 0).executes(2, "sh", "-c", "ls").exits(2, 0).waits(1, 2).exits(1, 0).ends();
        assertThat(status("[system exactly 1, no fork, no vfork, no posix_spawn, no popen, no exec, no wait]", script)).isEqualTo(PASSED);
        assertThat(status("no system", script)).isEqualTo(FAILED);
    }

    @Test
    void popenMakesItsPipeItself() {
        TraceScript script = run().pipe(1, 3, 4).pipe(1, 5, 6).spawns(1, 2).dups(2, 6, 1).executes(2, "sh", "-c", "ls").exits(2, 0).waits(1, 2)
                .exits(1, 0).ends();
        assertThat(status("[popen exactly 1, pipe exactly 1, no dup, no system, no exec, no wait]", script)).isEqualTo(PASSED);
    }

    @Test
    void posixSpawnIsNeitherOfThem() {
        TraceScript script = run().at(9).pipe(1, 3, 4).at(12).spawns(1, 2).executes(2, "ls").exits(2, 0).waits(1, 2).exits(1, 0).ends();
        assertThat(status("[posix_spawn exactly 1, no popen, no system, no exec, wait exactly 1, pipe exactly 1]", script)).isEqualTo(PASSED);
    }

    @Test
    void forkVforkAndCloneAreToldApart() {
        TraceScript script = run().forks(1, 2).vforks(1, 3).clones(1, 4, 0).exits(1, 0).ends();
        assertThat(status("[fork exactly 1, vfork exactly 1, clone exactly 1, no posix_spawn]", script)).isEqualTo(PASSED);
    }

    @Test
    void whatAProgramOfTheSystemsDoesIsNotTheStudents() {
        TraceScript script = run().forks(1, 2).executes(2, "sh").pipe(2, 3, 4).forks(2, 3).executes(3, "ls").exits(3, 0).waits(2, 3).exits(2, 0)
                .waits(1, 2).exits(1, 0).ends();
        assertThat(status("[fork exactly 1, exec exactly 1, wait exactly 1, no pipe]", script)).isEqualTo(PASSED);
        TraceScript own = run().forks(1, 2).executesOwn(2, "./worker").pipe(2, 3, 4).exits(2, 0).exits(1, 0).ends();
        assertThat(status("pipe", own)).isEqualTo(PASSED);
    }

    @Test
    void theProgramThatARunBeginsWithIsNoExecOfTheStudents() {
        assertThat(status("no exec", run().exits(1, 0).ends())).isEqualTo(PASSED);
    }

    @Test
    void aCallThatFailedWasCalled() {
        assertThat(status("execvp", run().forks(1, 2).execFails(2, 2, "nonsense").exits(2, 1).exits(1, 0).ends())).isEqualTo(PASSED);
        assertThat(status("waitpid", run().waitFails(1, 10).exits(1, 0).ends())).isEqualTo(PASSED);
    }

    @Test
    void othersAreKnownByTheirSystemCall() {
        TraceScript script = run().calls(1, "pause", 0).calls(1, "clock_nanosleep", 0).sends(1, 1, 10).makes(1, IpcKind.SYSV_SHM, "0x1").exits(1, 0).ends();
        assertThat(status("[pause, sleep, usleep, kill, shmget, no alarm, no semget]", script)).isEqualTo(PASSED);
        assertThat(status("no sleep", script)).isEqualTo(FAILED);
    }

    @Test
    void whoeverSignalsAnotherProcessDoesTheLikeOfKill() {
        TraceScript script = run().forks(1, 2).sendsBy("pidfd_send_signal", 1, 2, 19).sendsBy("tgkill", 1, 2, 18).sendsBy("rt_sigqueueinfo", 1, 2, 10)
                .sendsBy("tgkill", 1, 1, 10).sendsBy("tkill", 2, 2, 6).exits(2, 0).exits(1, 0).ends();
        assertThat(status("kill exactly 3", script)).isEqualTo(PASSED);
        assertThat(status("no kill", run().sendsBy("tgkill", 1, 1, 10).exits(1, 0).ends())).isEqualTo(PASSED);
    }

    @Test
    void ofARunThatWasCutOffOnlyTooManyCallsShow() {
        TraceScript script = run().forks(1, 2).timesOut();
        assertThat(status("no fork", script)).isEqualTo(FAILED);
        assertThat(status("pipe", script)).isEqualTo(SKIPPED);
    }

    private static TraceScript run() {
        return TraceScript.run().main("./a");
    }

    private static Finding.Status status(String calls, TraceScript script) {
        return Judged.by("calls: " + calls, script.trace()).status();
    }
}
