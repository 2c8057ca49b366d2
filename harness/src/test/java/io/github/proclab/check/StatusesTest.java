package io.github.proclab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event.Disposition;
import io.github.proclab.trace.TraceScript;
import io.github.proclab.trace.WaitStatus;
import org.junit.jupiter.api.Test;

/** A status that was not decoded is named, and so is a death that explains what else is wrong; nothing else is. */
class StatusesTest {

    @Test
    void aStatusIsNamedOnlyByWhoReapedItAndAfterThat() {
        assertThat(actual("stdout: exited with 1", child(WaitStatus.ofExit(1)).waits(1, 2).writes(1, "exited with 256\n").exits(1, 0)))
                .endsWith("256 is the undecoded status of child 1, which exited with 1");
        assertThat(actual("stdout: exited with 1", child(WaitStatus.ofExit(1)).writes(1, "exited with 256\n").waits(1, 2).exits(1, 0)))
                .as("not reaped yet").doesNotContain("undecoded");
        assertThat(actual("stdout: exited with 1", child(WaitStatus.ofExit(1)).waits(1, 2).forks(1, 3).writes(3, "exited with 256\n").exits(1, 0)))
                .as("somebody else's line").doesNotContain("undecoded");
    }

    @Test
    void aNumberThatOnlyLooksLikeAStatusIsNone() {
        assertThat(actual("stdout: the sum is 255", child(WaitStatus.ofExit(1)).waits(1, 2).writes(1, "the sum is 256\n").exits(1, 0)))
                .doesNotContain("undecoded");
        assertThat(actual("stdout: exited with 1", child(WaitStatus.ofExit(1)).waits(1, 2).writes(1, "exited with 1256\n").exits(1, 0)))
                .doesNotContain("undecoded");
        assertThat(actual("stdout: exited with 0", child(WaitStatus.ofExit(0)).waits(1, 2).writes(1, "0 exited with 1\n").exits(1, 0)))
                .doesNotContain("undecoded");
    }

    @Test
    void anExitCodeKeepsTheLowestByteOfAStatus() {
        assertThat(actual("exit: 3", child(WaitStatus.ofExit(3)).waits(1, 2).exits(1, 0)))
                .as("0 may have other reasons").isEqualTo("main ended with exit 0; child 1 exited with 3");
        assertThat(actual("exit: 4", child(WaitStatus.ofExit(3)).waits(1, 2).exits(1, 0))).isEqualTo("main ended with exit 0");
        assertThat(actual("exit: 0", child(WaitStatus.ofSignalWithCore(11)).waits(1, 2).exits(1, 139))).contains("139 is the undecoded status of child 1");
        assertThat(actual("exit: 143", child(WaitStatus.ofSignal(15)).waits(1, 2).exits(1, 15))).contains("15 is the number of SIGTERM");
        assertThat(actual("exit: 143", child(WaitStatus.ofSignal(15)).waits(1, 2).exits(1, 0))).contains("child 1 did not exit: SIGTERM ended it");
        assertThat(actual("exit: 7", child(WaitStatus.ofSignal(15)).waits(1, 2).exits(1, 0))).isEqualTo("main ended with exit 0");
    }

    @Test
    void aSignalThatSomebodySentIsNoAccident() {
        TraceScript sent = TraceScript.run().main("./a").forks(1, 2).sends(1, 2, 6).delivered(2, 6, 1, Disposition.DEFAULT).killed(2, 6).waits(1, 2).exits(1, 1);
        assertThat(Judged.by("exit: 0", sent.ends().trace()).hint()).isEmpty();
        TraceScript aborted = TraceScript.run().main("./a").forks(1, 2).delivered(2, 6, 2, Disposition.DEFAULT).at(9).killed(2, 6).waits(1, 2).exits(1, 1);
        assertThat(Judged.by("exit: 0", aborted.ends().trace()).hint()).hasValueSatisfying(
                hint -> assertThat(hint).startsWith("Child 1 was ended by SIGABRT at main.c:9. SIGABRT: the program gave up by itself"));
    }

    @Test
    void aProgramOfTheSystemsThatItsReaderLeftIsNoAccidentAndTheStudentsIs() {
        TraceScript yes = TraceScript.run().main("./a").forks(1, 2).executes(2, "yes").killed(2, 13).waits(1, 2).exits(1, 1);
        assertThat(Judged.by("exit: 0", yes.ends().trace()).hint()).isEmpty();
        TraceScript own = TraceScript.run().main("./a").forks(1, 2).killed(2, 13).waits(1, 2).exits(1, 1);
        assertThat(Judged.by("exit: 0", own.ends().trace()).hint()).hasValueSatisfying(hint -> assertThat(hint).contains("SIGPIPE"));
    }

    private static TraceScript child(WaitStatus status) {
        return TraceScript.run().main("./a").forks(1, 2).endsWith(2, status);
    }

    private static String actual(String expect, TraceScript script) {
        Finding finding = Judged.by(expect, script.ends().trace());
        assertThat(finding.status()).isEqualTo(Finding.Status.FAILED);
        return finding.actual();
    }
}
