package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.KernelObject.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrongStandardStreamTest {

    private static TraceScript run() {
        return TraceScript.run().main("./streams");
    }

    private static List<String> wrong(TraceScript script) {
        Trace trace = script.trace();
        return WrongStandardStream.in(trace, DescriptorHistory.of(trace)).stream().map(wrong -> wrong.fd() + " " + wrong.kind()).toList();
    }

    @Test
    void a_program_that_is_executed_without_stdout_misses_it() {
        assertThat(wrong(run().forks(1, 2).at(7).closes(2, 1).at(8).executes(2, "ls").exits(2, 0).ends())).containsExactly("1 EXECUTED_WITHOUT");
    }

    @Test
    void a_program_of_the_systems_may_close_what_it_wants() {
        assertThat(wrong(run().at(7).executes(1, "sh").closes(1, 1).executes(1, "ls").exits(1, 0).ends())).isEmpty();
    }

    @Test
    void what_is_printed_after_the_close_is_lost() {
        assertThat(wrong(run().at(7).closes(1, 1).at(9).writeFails(1, 1, 9).at(9).writeFails(1, 1, 9).exits(1, 0).ends())).containsExactly("1 USED_CLOSED");
    }

    @Test
    void a_read_end_is_no_stdout_and_a_write_end_no_stdin() {
        assertThat(wrong(run().pipe(1, 3, 4).at(7).dups(1, 3, 1).at(8).dups(1, 4, 0).exits(1, 0).ends())).containsExactly("1 WRONG_END", "0 WRONG_END");
        assertThat(wrong(run().pipe(1, 3, 4).at(7).dups(1, 3, 0).at(8).dups(1, 4, 1).at(8).dups(1, 4, 2).exits(1, 0).ends())).isEmpty();
    }

    @Test
    void a_pipe_that_takes_the_place_of_stdin_is_there_by_accident() {
        assertThat(wrong(run().at(7).closes(1, 0).at(8).pipe(1, 0, 3).exits(1, 0).ends())).containsExactly("0 LANDED");
    }

    @Test
    void a_file_that_is_opened_at_once_into_the_free_place_is_a_redirection() {
        assertThat(wrong(run().at(7).closes(1, 1).at(8).opensFile(1, 1, "/work/out", 1).exits(1, 0).ends())).isEmpty();
    }

    @Test
    void a_file_that_comes_there_much_later_or_the_wrong_way_round_was_not_meant_to() {
        assertThat(wrong(run().at(7).closes(1, 1).forks(1, 2).at(8).opensFile(1, 1, "/work/out", 1).exits(1, 0).ends())).containsExactly("1 LANDED");
        assertThat(wrong(run().at(7).closes(1, 1).at(8).opensFile(1, 1, "/work/in", 0).exits(1, 0).ends())).containsExactly("1 LANDED");
    }

    @Test
    void a_daemon_reopens_all_three_on_a_device() {
        KernelObject device = new KernelObject(Kind.DEVICE, 5, "/dev/null");
        assertThat(wrong(run().forks(1, 2).at(7).closes(2, 0).again().closes(2, 1).again().closes(2, 2).forks(2, 3).at(9).opens(3, 0, device, 2).at(10).dups(3, 0, 1)
                .at(10).dups(3, 0, 2).at(12).executes(3, "ls").exits(3, 0).ends())).isEmpty();
    }
}
