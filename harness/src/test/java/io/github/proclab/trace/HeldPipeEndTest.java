package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeldPipeEndTest {

    private static TraceScript run() {
        return TraceScript.run().main("./pipe");
    }

    /** "1:4 keeps 2": process 1's descriptor 4 keeps process 2 waiting. */
    private static List<String> held(TraceScript script) {
        Trace trace = script.trace();
        return HeldPipeEnd.in(trace, DescriptorHistory.of(trace)).stream()
                .map(end -> end.held().process() + ":" + end.held().fd() + " keeps " + end.waiting().process()).toList();
    }

    @Test
    void a_reader_that_holds_the_write_end_itself_waits_for_ever() {
        assertThat(held(run().pipe(1, 3, 4).forks(1, 2).writesTo(2, 4, "x").exits(2, 0).reads(1, 3, 1).blockedReading(1, 3).deadlocks()))
                .containsExactly("1:4 keeps 1");
    }

    @Test
    void a_parent_that_forgets_the_write_end_keeps_the_reader_at_the_end_of_a_pipeline() {
        assertThat(held(run().pipe(1, 3, 4).forks(1, 2).dups(2, 4, 1).closes(2, 3, 4).executes(2, "ls").forks(1, 3).dups(3, 3, 0).closes(3, 3, 4)
                .executes(3, "wc").writesTo(2, 1, "x").reads(3, 0, 1).exits(2, 0).waits(1, 2).blockedWaiting(1, -1).blockedReading(3, 0).deadlocks()))
                .containsExactly("1:4 keeps 3");
    }

    @Test
    void a_parent_that_wrote_and_then_waits_without_closing_keeps_the_reader() {
        assertThat(held(run().pipe(1, 3, 4).forks(1, 2).closes(1, 3).closes(2, 4).writesTo(1, 4, "x").reads(2, 3, 1)
                .blockedWaiting(1, -1).blockedReading(2, 3).deadlocks())).containsExactly("1:4 keeps 2");
    }

    @Test
    void a_third_party_that_has_nothing_to_do_with_the_pipe_keeps_the_reader() {
        assertThat(held(run().pipe(1, 3, 4).forks(1, 2).closes(2, 4).forks(1, 3).closes(3, 3).closes(1, 3, 4).reads(2, 3, 1)
                .blockedWaiting(1, -1).blockedReading(2, 3).blockedIn(3, "pause").deadlocks())).containsExactly("3:4 keeps 2");
    }

    @Test
    void a_writer_that_holds_the_only_read_end_itself_gets_no_SIGPIPE() {
        assertThat(held(run().pipe(1, 3, 4).forks(1, 2).closes(1, 3, 4).writesTo(2, 4, "x").blockedWaiting(1, -1).blockedWriting(2, 4).deadlocks()))
                .containsExactly("2:3 keeps 2");
    }

    @Test
    void who_would_have_read_later_keeps_its_read_end_by_right() {
        assertThat(held(run().pipe(1, 3, 4).forks(1, 2).closes(1, 4).closes(2, 3).writesTo(2, 4, "x").blockedWaiting(1, 101).blockedWriting(2, 4)
                .deadlocks())).as("the parent waits for its child before it reads").isEmpty();
        assertThat(held(run().pipe(1, 3, 4).pipe(1, 5, 6).forks(1, 2).closes(1, 4, 5).closes(2, 3, 6).writesTo(2, 4, "x").reads(1, 3, 1)
                .writesTo(1, 6, "x").reads(2, 5, 1).blockedWriting(1, 6).blockedWriting(2, 4).deadlocks()))
                .as("each fills the pipe that the other would empty").isEmpty();
        assertThat(held(run().pipe(1, 3, 4).writesTo(1, 4, "x").blockedWriting(1, 4).deadlocks())).as("alone, and with too much").isEmpty();
    }

    @Test
    void who_left_the_reading_to_another_has_no_use_for_its_read_end() {
        assertThat(held(run().pipe(1, 3, 4).forks(1, 2).closes(2, 4).forks(1, 3).closes(3, 3).closes(1, 4).writesTo(3, 4, "x").reads(2, 3, 1)
                .exits(2, 0).blockedWaiting(1, 102).blockedWriting(3, 4).deadlocks())).containsExactly("1:3 keeps 3");
    }

    @Test
    void a_filter_in_the_middle_of_a_pipeline_is_not_to_blame_for_those_after_it() {
        assertThat(held(run().pipe(1, 3, 4).pipe(1, 5, 6).forks(1, 2).closes(2, 4, 5).closes(1, 3, 6).forks(1, 3).closes(3, 4)
                .blockedWaiting(1, -1).blockedReading(2, 3).blockedReading(3, 5).deadlocks())).containsExactly("1:4 keeps 2");
    }

    @Test
    void a_program_is_meant_to_hold_its_standard_streams() {
        assertThat(held(run().pipe(1, 3, 4).forks(1, 2).dups(2, 4, 1).closes(2, 3, 4).executes(2, "sleep", "100").closes(1, 4)
                .blocked(2, 'S', "clock_nanosleep", -1, KernelObject.NONE).blockedReading(1, 3).timesOut())).isEmpty();
    }

    @Test
    void a_coprocess_that_never_sees_the_end_of_its_input_is_kept_by_who_wrote_it() {
        assertThat(held(run().pipe(1, 3, 4).pipe(1, 5, 6).forks(1, 2).dups(2, 3, 0).dups(2, 6, 1).closes(2, 3, 4, 5, 6).executes(2, "sort")
                .closes(1, 3, 6).writesTo(1, 4, "b\na\n").reads(2, 0, 4).blockedReading(1, 5).blockedReading(2, 0).deadlocks()))
                .containsExactly("1:4 keeps 2");
    }

    @Test
    void tokens_taken_from_two_pipes_in_opposite_orders_are_no_forgotten_ends() {
        assertThat(held(run().pipe(1, 3, 4).pipe(1, 5, 6).writesTo(1, 4, "t").writesTo(1, 6, "t").forks(1, 2).reads(1, 3, 1).reads(2, 5, 1)
                .blockedReading(1, 5).blockedReading(2, 3).deadlocks())).isEmpty();
    }

    @Test
    void an_end_of_file_that_came_only_with_the_end_of_one_who_never_wrote_was_kept_by_it() {
        TraceScript script = run().pipe(1, 3, 4).forks(1, 2).closes(2, 4).forks(1, 3).closes(3, 3).writesTo(3, 4, "abc").exits(3, 0).reads(2, 3, 3);
        int entered = script.last();
        assertThat(held(script.exits(1, 0).since(entered).reads(2, 3, 0).exits(2, 0).ends())).containsExactly("1:4 keeps 2");
    }

    @Test
    void a_writer_whose_end_is_the_end_of_the_file_did_as_it_should() {
        TraceScript script = run().pipe(1, 3, 4).forks(1, 2).closes(2, 3).closes(1, 4);
        int entered = script.last();
        assertThat(held(script.writesTo(2, 4, "abc").exits(2, 0).since(entered).reads(1, 3, 3).since(entered).reads(1, 3, 0).waits(1, 2).exits(1, 0).ends()))
                .isEmpty();
    }

    @Test
    void a_pipe_that_nobody_writes_and_whose_end_of_file_is_the_message_is_used_as_it_should_be() {
        TraceScript script = run().pipe(1, 3, 4).forks(1, 2).closes(1, 4);
        int entered = script.last();
        assertThat(held(script.exits(2, 0).since(entered).reads(1, 3, 0).waits(1, 2).exits(1, 0).ends())).isEmpty();
    }

    @Test
    void a_holder_that_ended_before_the_writer_did_kept_nobody_by_luck() {
        assertThat(held(run().pipe(1, 3, 4).at(5).forks(1, 2).at(6).forks(1, 3).closes(3, 4).closes(1, 3).exits(1, 0).writesTo(2, 4, "abc").exits(2, 0)
                .reads(3, 3, 3).reads(3, 3, 0).exits(3, 0).ends())).containsExactly("1:4 keeps 3");
    }

    @Test
    void one_of_several_workers_that_happens_to_have_nothing_to_write_holds_its_end_as_the_others_do() {
        TraceScript script = run().pipe(1, 3, 4).at(5).forks(1, 2).closes(2, 4).at(6).forks(1, 3).again().forks(1, 4).closes(1, 3, 4);
        assertThat(held(script.writesTo(3, 4, "abc").exits(4, 0).exits(3, 0).reads(2, 3, 3).reads(2, 3, 0).exits(2, 0).ends())).isEmpty();
    }

    @Test
    void a_helper_that_a_writer_created_has_what_the_writer_has() {
        TraceScript script = run().pipe(1, 3, 4).at(5).forks(1, 2).closes(2, 4).closes(1, 3).at(8).forks(1, 3).exits(3, 0).waits(1, 3);
        assertThat(held(script.writesTo(1, 4, "abc").closes(1, 4).reads(2, 3, 3).reads(2, 3, 0).exits(2, 0).waits(1, 2).exits(1, 0).ends())).isEmpty();
    }

    @Test
    void a_writer_that_is_told_only_at_the_holders_end_that_nobody_reads_was_kept_from_SIGPIPE() {
        TraceScript script = run().pipe(1, 3, 4).forks(1, 2).closes(2, 3).at(5).forks(1, 3).closes(3, 4).closes(1, 4).writesTo(2, 4, "abc").reads(3, 3, 3).exits(3, 0);
        int entered = script.last();
        assertThat(held(script.waits(1, 3).exits(1, 0).since(entered).writeFails(2, 4, 32).killed(2, 13).ends())).containsExactly("1:3 keeps 2");
    }

    @Test
    void an_end_that_was_closed_in_time_kept_nobody() {
        TraceScript script = run().pipe(1, 3, 4).forks(1, 2).closes(2, 4).forks(1, 3).closes(3, 3).writesTo(3, 4, "abc");
        int entered = script.last();
        assertThat(held(script.closes(1, 3, 4).exits(3, 0).reads(2, 3, 3).since(entered).reads(2, 3, 0).exits(2, 0).waits(1, 2).waits(1, 3).exits(1, 0).ends()))
                .isEmpty();
    }
}
