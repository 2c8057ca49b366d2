package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnusedDescriptorTest {

    private static final KernelObject SOCKET = new KernelObject(KernelObject.Kind.SOCKET, 5, "");
    private static final KernelObject CONNECTION = new KernelObject(KernelObject.Kind.SOCKET, 6, "");

    private static TraceScript pipe() {
        return TraceScript.run().main("./pipe").pipe(1, 3, 4).forks(1, 2);
    }

    /** "1: 4": process 1 kept its descriptor 4. */
    private static List<String> unused(TraceScript script) {
        Trace trace = script.trace();
        return UnusedDescriptor.in(trace, DescriptorHistory.of(trace)).stream().map(unused -> unused.held().process() + ": " + unused.held().fd()).toList();
    }

    @Test
    void an_end_that_a_process_keeps_to_its_exit_and_never_uses_is_unused_though_nobody_waits_for_it() {
        assertThat(unused(pipe().writesTo(2, 4, "x").exits(2, 0).reads(1, 3, 1).exits(1, 0).ends())).containsExactly("1: 4", "2: 3");
    }

    @Test
    void an_end_that_was_closed_or_used_however_late_is_none() {
        assertThat(unused(pipe().writesTo(2, 4, "x").closes(2, 3, 4).exits(2, 0).reads(1, 3, 1).closes(1, 4).exits(1, 0).ends())).isEmpty();
        assertThat(unused(pipe().writesTo(2, 4, "x").closes(2, 3).exits(2, 0).reads(1, 3, 1).writesTo(1, 4, "y").exits(1, 0).ends())).isEmpty();
        assertThat(unused(pipe().dups(2, 4, 1).closes(2, 3).writesTo(2, 1, "x").exits(2, 0).reads(1, 3, 1).closes(1, 4).exits(1, 0).ends())).isEmpty();
    }

    @Test
    void an_end_that_only_a_child_used_should_have_been_closed_after_the_fork() {
        assertThat(unused(pipe().closes(2, 3).writesTo(2, 4, "x").exits(2, 0).reads(1, 3, 1).exits(1, 0).ends())).containsExactly("1: 4");
    }

    @Test
    void a_pipe_that_says_by_its_closing_alone_is_used_by_who_keeps_its_write_end() {
        assertThat(unused(pipe().closes(2, 4).closes(1, 3).exits(1, 0).reads(2, 3, 0).exits(2, 0).ends())).isEmpty();
    }

    @Test
    void what_an_executed_program_got_is_into_exec_s_matter() {
        assertThat(unused(pipe().closes(2, 3).executes(2, "ls").exits(2, 0).writesTo(1, 4, "x").reads(1, 3, 1).exits(1, 0).ends())).isEmpty();
    }

    @Test
    void who_was_ended_by_a_signal_might_have_closed_it_yet() {
        assertThat(unused(pipe().writesTo(2, 4, "x").killed(2, 9).reads(1, 3, 1).closes(1, 4).exits(1, 0).ends())).isEmpty();
    }

    @Test
    void a_listening_socket_is_unused_by_a_child_that_accepts_nothing() {
        TraceScript server = TraceScript.run().main("./server").opens(1, 3, SOCKET, 2).calls(1, "listen", 0, 3L, 16L).forks(1, 2).forks(1, 3);
        assertThat(unused(server.accepts(2, 3, 4, CONNECTION).exits(2, 0).exits(3, 0).exits(1, 0).ends())).containsExactly("3: 3");
    }

    @Test
    void a_socket_that_does_not_listen_may_be_kept() {
        assertThat(unused(TraceScript.run().main("./server").opens(1, 3, SOCKET, 2).forks(1, 2).exits(2, 0).exits(1, 0).ends())).isEmpty();
    }
}
