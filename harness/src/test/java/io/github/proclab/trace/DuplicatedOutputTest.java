package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.DuplicatedOutput.How;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuplicatedOutputTest {

    private static TraceScript run() {
        return TraceScript.run().main("./twice");
    }

    /** "start: 2 1": processes 2 and 1 wrote it, in this order. */
    private static List<String> written(TraceScript script) {
        return DuplicatedOutput.in(script.trace()).stream().map(copy -> copy.text().text() + ":"
                + copy.flushes().stream().map(flush -> " " + flush.process()).reduce("", String::concat)).toList();
    }

    @Test
    void text_that_stood_in_the_buffer_at_the_fork_is_written_by_both() {
        assertThat(written(run().forksHolding(1, 2, 1, "start").writes(2, "startchild").exits(2, 0).waits(1, 2).writes(1, "startend").exits(1, 0).ends()))
                .containsExactly("start: 2 1");
    }

    @Test
    void two_that_print_the_same_after_the_fork_have_each_printed_it() {
        assertThat(written(run().forks(1, 2).writes(2, "start").exits(2, 0).waits(1, 2).writes(1, "start").exits(1, 0).ends())).isEmpty();
    }

    @Test
    void two_that_print_the_same_after_the_fork_as_stood_in_another_stream_have_each_printed_it() {
        assertThat(written(run().forksHolding(1, 2, 2, "start").writes(2, "start").exits(2, 0).writes(1, "start").exits(1, 0).ends())).isEmpty();
    }

    @Test
    void text_that_one_of_the_two_left_in_its_buffer_is_written_once() {
        assertThat(written(run().forksHolding(1, 2, 1, "start").exits(2, 0).waits(1, 2).writes(1, "start").exits(1, 0).ends())).isEmpty();
    }

    @Test
    void what_an_exec_threw_away_is_not_written_by_the_program_that_prints_the_same() {
        assertThat(written(run().forksHolding(1, 2, 1, "start").executes(2, "echo", "start").writes(2, "start").exits(2, 0).writes(1, "start").exits(1, 0).ends()))
                .isEmpty();
    }

    @Test
    void what_a_program_writes_past_its_buffer_is_not_taken_for_it() {
        assertThat(written(run().forksHolding(1, 2, 1, "start").writes(2, "st").writes(2, "other").writes(2, "start").exits(2, 0).writes(1, "start").exits(1, 0).ends()))
                .containsExactly("start: 2 1");
    }

    @Test
    void three_children_and_their_parent_write_it_four_times() {
        assertThat(written(run().forksHolding(1, 2, 1, "a").forksHolding(1, 3, 1, "a").forksHolding(1, 4, 1, "a").writes(3, "a").writes(2, "a").writes(4, "a")
                .writes(1, "a").exits(1, 0).ends())).containsExactly("a: 3 2 4 1");
    }

    @Test
    void a_grandchild_writes_what_its_grandparent_had_printed() {
        assertThat(written(run().forksHolding(1, 2, 1, "a").forksHolding(2, 3, 1, "ab").writes(3, "ab").exits(3, 0).writes(2, "ab").exits(2, 0).writes(1, "a")
                .exits(1, 0).ends())).containsExactly("a: 3 2 1", "b: 3 2");
    }

    @Test
    void what_was_printed_between_two_forks_belongs_to_the_second() {
        assertThat(written(run().forksHolding(1, 2, 1, "a").forksHolding(1, 3, 1, "ab").writes(2, "a").writes(3, "ab").writes(1, "abc").exits(1, 0).ends()))
                .containsExactly("a: 2 3 1", "b: 3 1");
    }

    @Test
    void a_child_whose_stdout_was_led_into_a_pipe_writes_its_copy_there() {
        TraceScript script = run().pipe(1, 3, 4).forksHolding(1, 2, 1, "start\n").dups(2, 4, 1);
        assertThat(written(script.flushesInto(2, 1, "start\n").exits(2, 0).writes(1, "start\n").exits(1, 0).ends())).containsExactly("start\n: 2 1");
    }

    @Test
    void what_flushed_it_shows_in_how_the_process_ended() {
        Trace trace = run().at(9).forksHolding(1, 2, 1, "a").at(12).writes(2, "a").again().exits(2, 1).at(15).writes(1, "a").exits(1, 0).ends().trace();
        assertThat(DuplicatedOutput.in(trace).get(0).flushes()).extracting(DuplicatedOutput.Flush::how).containsExactly(How.EXIT, How.CALL);
        Trace returned = run().at(9).forksHolding(1, 2, 1, "a").at(12).writes(2, "ab").at(13).exits(2, 1).writes(1, "a").exits(1, 0).ends().trace();
        assertThat(DuplicatedOutput.in(returned).get(0).flushes()).extracting(DuplicatedOutput.Flush::how).containsExactly(How.CALL, How.END);
        assertThat(DuplicatedOutput.in(returned).get(0).flushes()).extracting(DuplicatedOutput.Flush::alone).containsExactly(false, true);
    }

    @Test
    void where_a_library_does_not_tell_what_it_holds_that_is_said() {
        assertThat(DuplicatedOutput.isUnknownIn(run().forksHoldingWhoKnowsWhat(1, 2).exits(1, 0).ends().trace())).isTrue();
        assertThat(DuplicatedOutput.isUnknownIn(run().forksHolding(1, 2, 1, "a").exits(1, 0).ends().trace())).isFalse();
    }
}
