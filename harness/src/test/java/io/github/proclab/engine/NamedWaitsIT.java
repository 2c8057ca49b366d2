package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import io.github.proclab.trace.Deadlock;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WaitingInWords;
import org.junit.jupiter.api.AfterAll;

class NamedWaitsIT {

    private static final WatchedPrograms PROGRAMS = new WatchedPrograms();

    @AfterAll
    static void close() {
        PROGRAMS.close();
    }

    @EachSandbox
    void whatEachOfThemIsStuckOnHasAName(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watch(sandbox, "stuck_on_names");
        DescriptorHistory history = DescriptorHistory.of(trace);
        WaitingInWords words = new WaitingInWords(trace, history);
        assertThat(Deadlock.in(trace, history).orElseThrow().blocked()).extracting(blockage -> words.situation(blockage).replace("/work/", "")).contains(
                "waits for somebody to open fifo answers for writing",
                "waits for input on pipe:1 (fd 4); its write end is still open in child 2 of main itself (fd 5)",
                "waits for a mutex (pthread_mutex_lock) that it has itself",
                "waits for semaphore 1 of the set key 0x0000002a");
        assertThat(Deadlock.in(trace, history).orElseThrow().blocked()).extracting(words::situation)
                .anySatisfy(said -> assertThat(said).startsWith("waits for a lock on ").endsWith("table that main has"));
    }
}
