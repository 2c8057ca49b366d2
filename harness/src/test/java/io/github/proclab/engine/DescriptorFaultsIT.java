package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import io.github.proclab.trace.DescriptorGrowth;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.DoubleClose;
import io.github.proclab.trace.ExecLeak;
import io.github.proclab.trace.HeldPipeEnd;
import io.github.proclab.trace.Overdue;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WrongStandardStream;
import io.github.proclab.trace.WrongStandardStream.Kind;
import org.junit.jupiter.api.AfterAll;

class DescriptorFaultsIT {

    private static final WatchedPrograms PROGRAMS = new WatchedPrograms();

    @AfterAll
    static void close() {
        PROGRAMS.close();
    }

    @EachSandbox
    void aPipeEndIsKeptThoughNobodyNotices(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watch(sandbox, "pipe_end_by_luck");
        assertThat(HeldPipeEnd.in(trace, DescriptorHistory.of(trace))).singleElement().satisfies(end -> {
            assertThat(end.held().process()).isEqualTo(1);
            assertThat(end.isWriteEnd()).isTrue();
            assertThat(trace.at(Overdue.of(end.held(), trace).orElseThrow().event())).hasToString("Optional[pipe_end_by_luck.c:27]");
        });
    }

    @EachSandbox
    void descriptorsPileUpRoundByRound(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watch(sandbox, "grows");
        assertThat(DescriptorGrowth.in(trace, DescriptorHistory.of(trace))).singleElement().satisfies(growth -> {
            assertThat(growth.left()).hasSize(5);
            assertThat(trace.at(growth.left().get(0).opened().orElseThrow())).hasToString("Optional[grows.c:10]");
        });
    }

    @EachSandbox
    void aSecondCloseClosesAnothers(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watch(sandbox, "closes_twice");
        assertThat(DoubleClose.in(trace)).extracting(close -> trace.at(close.first()).orElseThrow().line(), close -> trace.at(close.second()).orElseThrow().line(),
                close -> close.another().isPresent()).containsExactly(tuple(16, 8, true), tuple(21, 22, false));
    }

    @EachSandbox
    void standardStreamsAreClosedAndReplacedWrongly(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watch(sandbox, "wrong_standard_streams");
        assertThat(WrongStandardStream.in(trace, DescriptorHistory.of(trace))).extracting(WrongStandardStream::kind)
                .containsExactly(Kind.EXECUTED_WITHOUT, Kind.WRONG_END, Kind.LANDED, Kind.USED_CLOSED);
    }

    @EachSandbox
    void rightProgramsInUnusualStylesAreNotAccused(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watch(sandbox, "clean_descriptors");
        DescriptorHistory history = DescriptorHistory.of(trace);
        assertThat(ExecLeak.in(trace, history)).isEmpty();
        assertThat(HeldPipeEnd.in(trace, history)).isEmpty();
        assertThat(DescriptorGrowth.in(trace, history)).isEmpty();
        assertThat(DoubleClose.in(trace)).isEmpty();
        assertThat(WrongStandardStream.in(trace, history)).isEmpty();
    }
}
