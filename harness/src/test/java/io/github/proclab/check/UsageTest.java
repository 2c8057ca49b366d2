package io.github.proclab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.check.Finding.Evidence;
import io.github.proclab.check.Finding.Status;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TraceScript;
import io.github.proclab.trace.WaitStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** time, cpu and peak-memory. */
class UsageTest {

    /** Main computes for 100 ms, its child for 300 ms; the kernel adds what a child took to the parent that waited for it. */
    private static TraceScript busy() {
        return TraceScript.run().source("busy.c").main("./busy").at(5).forks(1, 2).at(9).beginsToEnd(2, WaitStatus.ofExit(0))
                .collected(2, false, 250_000, 50_000, 20_480).at(12).waits(1, 2).writes(1, "done\n").at(14).beginsToEnd(1, WaitStatus.ofExit(0))
                .collected(1, false, 330_000, 70_000, 20_480).lasts(Duration.ofMillis(450)).ends();
    }

    @ParameterizedTest
    @ValueSource(strings = {"time: 450ms", "time: at most 1s", "time: at least 450ms", "time: 100ms..450ms", "time: 450ms..", "time: ..1s",
            "cpu: 400ms", "cpu: {each: 300ms}", "cpu: {total: 400ms, each: 1s}", "peak-memory: 20MiB"})
    void what_is_within_its_bounds_passes(String expect) {
        assertThat(Judged.by(expect, busy().trace()).status()).isEqualTo(Status.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"time: 449ms", "time: at least 451ms", "time: 500ms..1s", "time: 1ms..449ms", "cpu: 399ms", "cpu: {each: 299ms}",
            "cpu: {total: 1s, each: 100ms}", "cpu: {total: 399ms, each: 1s}", "peak-memory: 20479KiB"})
    void what_is_beyond_them_fails(String expect) {
        assertThat(Judged.by(expect, busy().trace()).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void each_process_is_told_with_what_it_took_itself() {
        Finding finding = Judged.by("cpu: 200ms", busy().trace());

        assertThat(finding.actual()).isEqualTo("all processes together computed for 400 ms");
        assertThat(finding.evidence()).extracting(Evidence::says).containsExactly("child 1 (pid 101) computed for 300 ms, 50 ms of it in the kernel",
                "main (pid 100) computed for 100 ms, 20 ms of it in the kernel");
    }

    @Test
    void memory_that_a_child_had_is_not_its_parent_s() {
        Finding finding = Judged.by("peak-memory: 8MiB", busy().trace());

        assertThat(finding.actual()).isEqualTo("child 1 had up to 20.0 MiB in use");
        assertThat(finding.evidence()).hasSize(1);
    }

    @Test
    void a_run_that_did_not_end_says_nothing_of_what_it_would_have_taken() {
        Trace endless = TraceScript.run().main("./busy").timesOut().trace();

        assertThat(Judged.by("time: 1ms", endless).status()).isEqualTo(Status.SKIPPED);
        assertThat(Judged.by("cpu: 1ms", endless).status()).isEqualTo(Status.SKIPPED);
    }
}
