package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DescriptorGrowthTest {

    private interface Round {
        void of(TraceScript script, int fd);
    }

    private static TraceScript rounds(int rounds, Round round) {
        TraceScript script = TraceScript.run().main("./rounds");
        for (int i = 0; i < rounds; i++) {
            (i == 0 ? script.at(9) : script.again()).opensFile(1, 3 + i, "/work/" + i, 1);
            round.of(script, 3 + i);
        }
        return script;
    }

    /** Descriptors that pile up. */
    private static List<Integer> left(TraceScript script) {
        Trace trace = script.trace();
        return DescriptorGrowth.in(trace, DescriptorHistory.of(trace)).stream().flatMap(growth -> growth.left().stream()).map(Holding::fd).toList();
    }

    @Test
    void what_each_round_opens_uses_and_leaves_open_piles_up() {
        assertThat(left(rounds(4, (script, fd) -> script.writesTo(1, fd, "x")).exits(1, 0).ends())).containsExactly(3, 4, 5, 6);
    }

    @Test
    void what_each_round_closes_does_not() {
        assertThat(left(rounds(4, (script, fd) -> script.writesTo(1, fd, "x").closes(1, fd)).exits(1, 0).ends())).isEmpty();
    }

    @Test
    void what_is_opened_all_at_once_is_a_collection() {
        assertThat(left(rounds(4, (script, fd) -> { }).writesTo(1, 3, "x").exits(1, 0).ends())).isEmpty();
    }

    @Test
    void what_is_used_again_in_later_rounds_is_kept_for_that() {
        assertThat(left(rounds(4, (script, fd) -> script.writesTo(1, 3, "x")).writesTo(1, 4, "y").writesTo(1, 5, "y").exits(1, 0).ends())).isEmpty();
    }

    @Test
    void two_are_no_trend() {
        assertThat(left(rounds(2, (script, fd) -> script.writesTo(1, fd, "x")).exits(1, 0).ends())).isEmpty();
    }

    @Test
    void what_all_are_closed_in_the_end_was_kept_on_purpose() {
        assertThat(left(rounds(4, (script, fd) -> script.writesTo(1, fd, "x")).closes(1, 3, 4, 5, 6).exits(1, 0).ends())).isEmpty();
    }
}
