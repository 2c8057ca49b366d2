package io.github.proclab.check;

import static io.github.proclab.check.Finding.Status.FAILED;
import static io.github.proclab.check.Finding.Status.PASSED;
import static io.github.proclab.check.Finding.Status.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event.IpcKind;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.TraceScript;
import org.junit.jupiter.api.Test;

/** What counts as left behind, and who is told to have made it. */
class LeftBehindTest {

    @Test
    void filesAreNoIpcObjectsAndFifosAre() {
        TraceScript script = run().exits(1, 0).sweeps().left(IpcKind.FIFO, "f").left(IpcKind.FILE, "a.txt").ends();
        assertThat(status("ipc: clean", script)).isEqualTo(FAILED);
        assertThat(status("ipc: [f]", script)).isEqualTo(PASSED);
        assertThat(status("files: clean", script)).isEqualTo(FAILED);
        assertThat(status("files: [a.txt]", script)).isEqualTo(PASSED);
    }

    @Test
    void aStarStandsForAnythingButASlash() {
        TraceScript script = run().exits(1, 0).sweeps().left(IpcKind.FILE, "logs/a.log").ends();
        assertThat(status("files: [logs/*.log]", script)).isEqualTo(PASSED);
        assertThat(status("files: ['*.log']", script)).isEqualTo(FAILED);
        assertThat(status("files: [logs/a_log]", script)).isEqualTo(FAILED);
    }

    @Test
    void ofTwoObjectsWithOneKeyTheOneThatIsLeftIsTold() {
        Finding finding = Judged.by("ipc: clean", run().at(5).makes(1, IpcKind.SYSV_SHM, "key 0x0", 3).at(9).makes(1, IpcKind.SYSV_SHM, "key 0x0", 4)
                .exits(1, 0).sweeps().left(IpcKind.SYSV_SHM, "3").ends().trace());
        assertThat(finding.evidence()).extracting(Finding.Evidence::at).first().isEqualTo(java.util.Optional.of(new SourceLine("main.c", 5)));
    }

    @Test
    void whatIsLeftByARunThatWasCutOffIsNotTheProgramsDoing() {
        assertThat(status("ipc: clean", run().sweeps().left(IpcKind.FIFO, "f").timesOut())).isEqualTo(SKIPPED);
    }

    private static TraceScript run() {
        return TraceScript.run().main("./a");
    }

    private static Finding.Status status(String expect, TraceScript script) {
        return Judged.by(expect, script.trace()).status();
    }
}
