package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LostOutputTest {

    private static TraceScript run() {
        return TraceScript.run().main("./lost");
    }

    /** "start: 2": process 2 printed it, and nobody wrote it. */
    private static List<String> lost(TraceScript script) {
        return LostOutput.in(script.trace()).stream().map(lost -> lost.text().text() + ": " + lost.printer()).toList();
    }

    @Test
    void text_that_an_exec_found_in_the_buffer_is_lost() {
        Trace trace = run().at(9).executesHolding(1, 1, "start", "ls").exits(1, 0).ends().trace();
        LostOutput lost = LostOutput.in(trace).get(0);
        assertThat(lost.text().text()).isEqualTo("start");
        assertThat(lost.object().kind()).isEqualTo(KernelObject.Kind.STDOUT);
        assertThat(lost.status()).isEmpty();
        assertThat(trace.at(lost.discarded())).hasToString("Optional[main.c:9]");
    }

    @Test
    void text_that_stood_in_the_buffer_at_the_end_is_lost() {
        assertThat(lost(run().forks(1, 2).exitsHolding(2, 1, "child", 0).waits(1, 2).exits(1, 0).ends())).containsExactly("child: 2");
        Trace killed = run().endsHolding(1, 1, "main", WaitStatus.ofSignal(11)).ends().trace();
        assertThat(LostOutput.in(killed)).singleElement().matches(LostOutput::bySignal);
    }

    @Test
    void a_copy_of_what_the_parent_still_writes_is_no_loss() {
        assertThat(lost(run().forksHolding(1, 2, 1, "start").exitsHolding(2, 1, "start", 0).waits(1, 2).writes(1, "start").exits(1, 0).ends())).isEmpty();
        assertThat(lost(run().forksHolding(1, 2, 1, "start").executesHolding(2, 1, "start", "ls").exits(2, 0).waits(1, 2).writes(1, "start").exits(1, 0).ends()))
                .isEmpty();
    }

    @Test
    void what_a_child_printed_behind_its_copy_is_lost() {
        assertThat(lost(run().forksHolding(1, 2, 1, "start").exitsHolding(2, 1, "startchild", 0).waits(1, 2).writes(1, "start").exits(1, 0).ends()))
                .containsExactly("child: 2");
        assertThat(lost(run().forksHolding(1, 2, 1, "start").executesHolding(2, 1, "startchild", "ls").exits(2, 0).writes(1, "start").exits(1, 0).ends()))
                .containsExactly("child: 2");
    }

    @Test
    void what_a_child_printed_after_it_had_written_its_copy_is_lost() {
        assertThat(lost(run().forksHolding(1, 2, 1, "a").writes(2, "a").exitsHolding(2, 1, "a", 0).waits(1, 2).writes(1, "a").exits(1, 0).ends()))
                .containsExactly("a: 2");
    }

    @Test
    void text_whose_copy_a_child_wrote_is_not_lost_with_the_parents() {
        assertThat(lost(run().forksHolding(1, 2, 1, "start").writes(2, "start").exits(2, 0).waits(1, 2).exitsHolding(1, 1, "start", 0).ends())).isEmpty();
    }

    @Test
    void text_of_which_every_copy_is_discarded_is_lost_once_by_who_printed_it() {
        assertThat(lost(run().forksHolding(1, 2, 1, "start").exitsHolding(2, 1, "start", 0).waits(1, 2).exitsHolding(1, 1, "start", 0).ends()))
                .containsExactly("start: 1");
    }

    @Test
    void a_copy_whose_printer_was_still_alive_when_the_run_ended_is_no_loss() {
        assertThat(lost(run().forksHolding(1, 2, 1, "start").exitsHolding(2, 1, "start", 0).blockedReading(1, 0).deadlocks())).isEmpty();
    }
}
