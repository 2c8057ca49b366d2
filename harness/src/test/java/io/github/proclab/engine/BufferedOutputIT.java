package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import io.github.proclab.trace.DuplicatedOutput;
import io.github.proclab.trace.DuplicatedOutput.How;
import io.github.proclab.trace.LostOutput;
import io.github.proclab.trace.Printed;
import io.github.proclab.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class BufferedOutputIT {

    private static final WatchedPrograms PROGRAMS = new WatchedPrograms();

    @AfterAll
    static void close() {
        PROGRAMS.close();
    }

    @EachSandbox
    void textOfACopiedBufferIsToldWithItsFlushesAndTheLineThatPrintedIt(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watch(sandbox, "buffer_copied");
        List<DuplicatedOutput> duplicates = DuplicatedOutput.in(trace);
        assertThat(duplicates).extracting(copy -> copy.text().text()).containsExactlyInAnyOrder("log of 1\n", "twice, says " + trace.main().pid() + "\n");
        assertThat(duplicates).allSatisfy(copy -> {
            assertThat(trace.at(copy.copied())).hasToString("Optional[buffer_copied.c:13]");
            assertThat(copy.flushes()).extracting(DuplicatedOutput.Flush::process).containsExactly(2, 1);
            assertThat(copy.flushes().get(0).how()).isEqualTo(How.EXIT);
        });
        assertThat(duplicates).flatExtracting(copy -> Printed.in(trace, copy)).extracting(place -> place.at().line()).containsExactlyInAnyOrder(11, 12);
    }

    @EachSandbox
    void textThatIsDiscardedWithItsBufferIsToldAndACopyOfItIsNot(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watch(sandbox, "buffer_discarded");
        assertThat(trace.stdout().bytes().text()).isEqualTo("main's\n");
        assertThat(LostOutput.in(trace)).extracting(lost -> lost.text().text() + trace.at(lost.discarded()).orElseThrow().line())
                .containsExactlyInAnyOrder("by _exit\n13", "by exec\n17", "by signal\n21");
    }

    @EachSandbox
    void textThatIsPrintedTwiceOrNeverLeavesASecondBufferIsNoDuplicate(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watch(sandbox, "buffer_not_copied");
        assertThat(trace.stdout().lines()).hasSize(10);
        assertThat(DuplicatedOutput.in(trace)).isEmpty();
        assertThat(DuplicatedOutput.isUnknownIn(trace)).isFalse();
    }
}
