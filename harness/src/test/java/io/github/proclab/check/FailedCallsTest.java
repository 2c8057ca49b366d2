package io.github.proclab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.TraceScript;
import org.junit.jupiter.api.Test;

/** Beside what came instead stands what went wrong before. */
class FailedCallsTest {

    @Test
    void aFailedExecIsShownWhereTheOutputIsMissingAndWhereTheExitStatusIsWrong() {
        TraceScript script = TraceScript.run().main("./fx").execFails(1, 2, "./nothing").writesTo(1, 2, "nothing: No such file or directory\n").exits(1, 126).ends();
        for (String expected : new String[] {"exit: 0", "stdout: hi"}) {
            assertThat(Judged.by(expected, script.trace()).evidence()).as(expected).extracting(Finding.Evidence::says).contains(
                    "main could not execute \"nothing\": ENOENT (No such file or directory)",
                    "main wrote to stderr: \"nothing: No such file or directory\"");
        }
    }

    @Test
    void aPipeThatCouldNotBeMadeIsShown() {
        TraceScript script = TraceScript.run().main("./a").calls(1, "pipe2", -24).exits(1, 1).ends();
        assertThat(Judged.by("stdout: hi", script.trace()).evidence()).extracting(Finding.Evidence::says)
                .contains("main called pipe2(), which failed: EMFILE (Too many open files)");
    }
}
