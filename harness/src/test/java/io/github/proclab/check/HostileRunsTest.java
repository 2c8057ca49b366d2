package io.github.proclab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.check.Finding.Status;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.Stamp;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLines;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TraceScript;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs that a student's program may bring about to see what the judge does. */
class HostileRunsTest {

    private static final String EVERYTHING = """
            exit: 0
            stdout: [any-order: ["child {child[1].pid}", "{int} {x:/.*/}", "{x}"]]
            stderr: empty
            processes: main(child * 3)
            reaped: all
            zombies: none
            orphans: none
            left-running: none
            descriptors: clean
            """;

    @Test
    void aProgramThatCouldNotBeStartedIsToldOnce() {
        Event.RunEnded end = new Event.RunEnded(new Stamp(1, 0, 0, 0, List.of()), Event.Verdict.NOT_STARTED, "no such file", 0, 0, 0);
        List<Finding> findings = Judged.allBy(EVERYTHING, Trace.of(new Recording(List.of(end)), SourceLines.UNKNOWN));
        assertThat(findings.subList(0, 9)).extracting(Finding::status).containsOnly(Status.SKIPPED);
        assertThat(findings.get(9).actual()).isEqualTo("the program could not be started: no such file");
    }

    @Test
    void thousandsOfProcessesThatNobodyWaitsForMakeNoLongFindings() {
        TraceScript wide = TraceScript.run().main("./a");
        for (int process = 2; process < 4000; process++) {
            wide.forks(1, process).exits(process, 0);
        }
        assertShort(wide.exits(1, 0).ends());
    }

    @Test
    void aChainOfThousandsMakesNoLongFindings() {
        TraceScript chain = TraceScript.run().main("./a");
        for (int process = 2; process < 3000; process++) {
            chain.forks(process - 1, process).exits(process - 1, 0);
        }
        assertShort(chain.ends());
    }

    @Test
    void outputFullOfControlCharactersAndLongLinesIsShownShortAndHarmless() {
        TraceScript script = TraceScript.run().main("./a").writes(1, "\u001b[2J\u0007\u202e" + "x".repeat(60_000) + "\u0000\n" + "\n".repeat(4000))
                .writesTo(1, 2, "\r\u001b]0;title\u0007").exits(1, 0).ends();
        assertShort(script);
        assertThat(Judged.by("stderr: empty", script.trace()).actual()).isEqualTo("line 1 is \"\\r\\x1b]0;title\\x07\"");
    }

    private static void assertShort(TraceScript script) {
        for (Finding finding : Judged.allBy(EVERYTHING, script.trace())) {
            String text = Judged.text(finding);
            assertThat(text).hasSizeLessThan(6000);
            assertThat(text.chars().filter(c -> c != '\n')).noneMatch(c -> Character.isISOControl(c) || c == 0x202e);
        }
    }
}
