package io.github.proclab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event.Disposition;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TraceScript;
import io.github.proclab.trace.WaitStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An order that is demanded, and that nothing in the run brings about. */
class OrderByLuckTest {

    private static TraceScript two() {
        return TraceScript.run().source("two.c").main("./two").at(5).forks(1, 2).at(6).forks(1, 3);
    }

    private static TraceScript end(TraceScript script) {
        return script.exits(2, 0).exits(3, 0).at(20).waits(1, 2).waits(1, 3);
    }

    @Test
    void lines_of_two_processes_that_do_not_wait_for_each_other_are_in_order_by_luck() {
        Trace trace = end(two().at(9).writes(2, "a\n").at(9).writes(3, "b\n")).exits(1, 0).ends().trace();

        assertThat(luck("stdout: [a, b]", trace)).containsExactly("\"stdout\" of \"a\" demands an order that nothing brings about: child 1 wrote \"a\" (two.c:9), "
                + "then child 2 wrote \"b\" (two.c:9), and the second did not wait for the first, so another run may have them the other way round; "
                + "say any-order or interleaved where they may come either way, or let the solution make sure of it");
        assertThat(luck("stdout: [any-order: [a, b]]", trace)).isEmpty();
        assertThat(luck("stdout: [interleaved: [[a], [b]]]", trace)).isEmpty();
        assertThat(luck("stdout: ['{/[ab]/}', '{/[ab]/}']", trace)).isEmpty();
        assertThat(luck("order: ['print child 1 \"a\"', 'print child 2 \"b\"']", trace)).singleElement().asString().contains("\"order\" of").contains("(two.c:9), then ");
    }

    @Test
    void through_shared_memory_they_may_have_waited_unseen() {
        assertThat(luck("stdout: [a, b]", end(TraceScript.run().main("./two").calls(1, "mmap", 0x7000L).forks(1, 2).forks(1, 3).writes(2, "a\n").writes(3, "b\n"))
                .exits(1, 0).ends().trace())).isEmpty();
        assertThat(luck("stdout: [a, b]", end(two().calls(2, "shmat", 0x7000L).writes(2, "a\n").writes(3, "b\n")).exits(1, 0).ends().trace())).isEmpty();
    }

    @Test
    void a_wait_between_them_brings_the_order_about() {
        Trace trace = end(two().writes(2, "a\n").writes(3, "b\n")).writes(1, "done\n").exits(1, 0).ends().trace();

        assertThat(luck("stdout: [any-order: [a, b], done]", trace)).isEmpty();
        assertThat(luck("order: [exit child, reap child, 'print \"done\"']", trace)).isEmpty();
    }

    @Test
    void whom_a_kill_continues_is_continued_when_it_returns() {
        TraceScript stopped = two().stopped(2, 19).waited(1, -1, 2, 101, 2, WaitStatus.ofStop(19));
        Trace trace = end(stopped.sends(1, 2, 18).continued(2).writes(1, "go on\n")).exits(1, 0).ends().trace();

        assertThat(luck("order: [stop child 1, continue child 1, 'print main \"go on\"']", trace)).isEmpty();
    }

    @Test
    void a_line_before_the_first_fork_comes_first() {
        Trace trace = TraceScript.run().main("./two").writes(1, "start\n").forks(1, 2).writes(2, "child\n").exits(2, 0).waits(1, 2).exits(1, 0).ends().trace();

        assertThat(luck("stdout: [start, child]", trace)).isEmpty();
    }

    @Test
    void a_line_after_the_fork_does_not() {
        Trace trace = TraceScript.run().main("./two").forks(1, 2).writes(1, "parent\n").writes(2, "child\n").exits(2, 0).waits(1, 2).exits(1, 0).ends().trace();

        assertThat(luck("stdout: [parent, child]", trace)).hasSize(1);
    }

    @Test
    void bytes_that_went_through_a_pipe_bring_the_order_about_and_those_that_nobody_read_do_not() {
        TraceScript piped = TraceScript.run().main("./two").pipe(1, 3, 4).forks(1, 2).forks(1, 3).writes(2, "a\n").writesTo(2, 4, "x");
        assertThat(luck("stdout: [a, b]", end(piped.reads(3, 3, 1).writes(3, "b\n")).exits(1, 0).ends().trace())).isEmpty();

        TraceScript unread = TraceScript.run().main("./two").pipe(1, 3, 4).forks(1, 2).forks(1, 3).writes(2, "a\n").writesTo(2, 4, "x");
        assertThat(luck("stdout: [a, b]", end(unread.writes(3, "b\n")).exits(1, 0).ends().trace())).hasSize(1);
    }

    @Test
    void a_message_brings_the_order_about_even_if_its_sender_returns_later_than_its_receiver() {
        Trace trace = end(two().writes(2, "a\n").calls(3, "msgrcv", 1).writes(3, "b\n").calls(2, "msgsnd", 0)).exits(1, 0).ends().trace();

        assertThat(luck("stdout: [a, b]", trace)).isEmpty();
    }

    @Test
    void end_of_file_comes_when_the_last_writer_has_closed_or_ended() {
        TraceScript piped = TraceScript.run().main("./two").pipe(1, 3, 4).forks(1, 2).forks(1, 3).closes(1, 4).closes(3, 4).writes(2, "a\n").exits(2, 0)
                .reads(3, 3, 0).writes(3, "b\n").exits(3, 0);

        assertThat(luck("stdout: [a, b]", piped.waits(1, 2).waits(1, 3).exits(1, 0).ends().trace())).isEmpty();
    }

    @Test
    void a_signal_brings_the_order_about() {
        Trace trace = end(two().writes(2, "a\n").sends(2, 3, 10).delivered(3, 10, 2, Disposition.HANDLED).writes(3, "b\n")).exits(1, 0).ends().trace();

        assertThat(luck("stdout: [a, b]", trace)).isEmpty();
    }

    @Test
    void a_signal_that_nobody_heeds_does_not() {
        TraceScript script = TraceScript.run().main("./two").forks(1, 2).writes(2, "a\n").exits(2, 0).delivered(1, 17, 2, Disposition.DEFAULT).forks(1, 3);
        assertThat(luck("stdout: [a, b]", script.writes(3, "b\n").exits(3, 0).waits(1, 2).waits(1, 3).exits(1, 0).ends().trace())).hasSize(1);

        TraceScript handled = TraceScript.run().main("./two").forks(1, 2).writes(2, "a\n").exits(2, 0).delivered(1, 17, 2, Disposition.HANDLED).forks(1, 3);
        assertThat(luck("stdout: [a, b]", handled.writes(3, "b\n").exits(3, 0).waits(1, 2).waits(1, 3).exits(1, 0).ends().trace())).isEmpty();
    }

    @Test
    void a_nap_does_not() {
        Trace trace = end(two().writes(2, "a\n").calls(3, "clock_nanosleep", 0).writes(3, "b\n")).exits(1, 0).ends().trace();

        assertThat(luck("stdout: [a, b]", trace)).hasSize(1);
    }

    @Test
    void a_parent_that_vforked_goes_on_after_its_child() {
        Trace trace = TraceScript.run().main("./two").vforks(1, 2).writes(2, "child\n").exits(2, 0).writes(1, "parent\n").waits(1, 2).exits(1, 0).ends().trace();

        assertThat(luck("stdout: [child, parent]", trace)).isEmpty();
    }

    @Test
    void one_process_alone_is_always_in_order() {
        assertThat(luck("stdout: [a, b]", TraceScript.run().main("./two").writes(1, "a\n").writes(1, "b\n").exits(1, 0).ends().trace())).isEmpty();
    }

    private static List<String> luck(String expect, Trace trace) {
        return OrderByLuck.in(Judged.test(expect), trace);
    }
}
