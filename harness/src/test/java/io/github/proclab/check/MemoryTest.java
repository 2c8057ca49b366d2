package io.github.proclab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.check.Finding.Status;
import io.github.proclab.trace.MemoryRun;
import io.github.proclab.trace.MemoryRun.Kind;
import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.TraceScript;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static Finding judged(String expect, MemoryRun run) {
        return Judged.by(expect, MemoryFindingCases.with(run));
    }

    @Test
    void what_named_functions_allocated_may_be_lost_and_nothing_else() {
        MemoryRun run = MemoryRun.of(List.of(MemoryFindingCases.process("main",
                List.of(MemoryFindingCases.lost(40, 1, MemoryFindingCases.at("xmalloc", 5), MemoryFindingCases.at("make", 12))))));

        assertThat(judged("memory: [make]", run).status()).isEqualTo(Status.PASSED);
        assertThat(judged("memory: [mak]", run).status()).isEqualTo(Status.FAILED);
        assertThat(judged("memory: clean", run).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void a_misuse_is_never_allowed() {
        MemoryRun run = MemoryRun.of(List.of(MemoryFindingCases.process("main", List.of(),
                MemoryFindingCases.misuse(Kind.INVALID_READ, "Invalid read of size 1", "", 12))));

        assertThat(judged("memory: [main]", run).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void what_was_not_decided_is_an_error_and_never_a_pass() {
        assertThat(judged("memory: clean", MemoryRun.undecided("there is none")).status()).isEqualTo(Status.ERROR);
        assertThat(Judged.by("memory: clean", TestEvidence.of(TraceScript.run().main("./list").writes(1, "x").exits(1, 0).ends().trace())).status())
                .isEqualTo(Status.ERROR);
    }

    @Test
    void what_is_found_stands_although_there_may_be_more() {
        MemoryRun run = MemoryRun.of(List.of(MemoryFindingCases.process("main", List.of(MemoryFindingCases.lost(1, 1, MemoryFindingCases.at("main", 5))))))
                .although("Valgrind's report on main breaks off");

        assertThat(judged("memory: clean", run).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void a_natural_run_that_did_not_end_skips_it() {
        TestEvidence stuck = TestEvidence.of(TraceScript.run().main("./pipe").at(12).pipe(1, 3, 4).at(15).blockedReading(1, 3).deadlocks().trace());

        assertThat(Judged.by("memory: clean", stuck).status()).isEqualTo(Status.SKIPPED);
    }

    @Test
    void thousands_of_lost_blocks_are_told_in_a_few_lines() {
        List<MemoryRun.Lost> lost = java.util.stream.IntStream.range(0, 5000)
                .mapToObj(line -> MemoryFindingCases.lost(8, 1, MemoryFindingCases.at("main", line))).toList();

        assertThat(judged("memory: clean", MemoryRun.of(List.of(MemoryFindingCases.process("main", lost)))).evidence()).hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void what_one_line_lost_however_deep_the_calls_is_told_once() {
        MemoryRun.Caller itself = MemoryFindingCases.at("walk", 7);
        MemoryRun run = MemoryRun.of(List.of(MemoryFindingCases.process("main", List.of(
                MemoryFindingCases.lost(8, 1, Collections.nCopies(3, itself).toArray(MemoryRun.Caller[]::new)),
                MemoryFindingCases.lost(8, 1, Collections.nCopies(9, itself).toArray(MemoryRun.Caller[]::new))))));

        assertThat(judged("memory: clean", run).actual()).isEqualTo("16 bytes of main are lost: allocated at list.c:7");
    }
}
