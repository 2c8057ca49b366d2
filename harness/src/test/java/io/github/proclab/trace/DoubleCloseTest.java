package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DoubleCloseTest {

    private static TraceScript run() {
        return TraceScript.run().main("./twice").at(5).pipe(1, 3, 4);
    }

    /** "3": closed twice; "3 was open": the second close closed another's. */
    private static List<String> twice(TraceScript script) {
        return DoubleClose.in(script.trace()).stream().map(close -> close.second().fd() + (close.another().isPresent() ? " was open" : "")).toList();
    }

    @Test
    void a_close_that_fails_on_what_was_closed_before_is_the_second() {
        assertThat(twice(run().at(7).closes(1, 3).at(9).closes(1, 3).exits(1, 0).ends())).containsExactly("3");
    }

    @Test
    void what_the_parent_closed_before_the_fork_is_closed_in_the_child() {
        assertThat(twice(run().at(7).closes(1, 3).forks(1, 2).at(9).closes(2, 3).exits(2, 0).ends())).containsExactly("3");
    }

    @Test
    void each_process_closes_its_own_copy() {
        assertThat(twice(run().forks(1, 2).at(7).closes(1, 3).at(8).closes(2, 3).exits(2, 0).ends())).isEmpty();
    }

    @Test
    void a_number_that_was_given_away_again_may_be_closed_again() {
        assertThat(twice(run().at(7).closes(1, 3).at(8).opensFile(1, 3, "/work/log", 1).at(9).closes(1, 3).exits(1, 0).ends())).isEmpty();
    }

    @Test
    void where_the_use_of_what_had_got_the_number_fails_the_second_close_was_not_meant_for_it() {
        assertThat(twice(run().at(7).closes(1, 3).at(8).opensFile(1, 3, "/work/log", 1).at(9).closes(1, 3).at(10).writeFails(1, 3, 9).exits(1, 0).ends()))
                .containsExactly("3 was open");
    }

    @Test
    void who_closes_whatever_numbers_there_are_closes_nothing_twice() {
        assertThat(twice(run().at(7).closes(1, 3).at(9).closes(1, 3).again().closes(1, 4).again().closes(1, 5).again().closes(1, 6).exits(1, 0).ends())).isEmpty();
    }

    @Test
    void what_a_program_of_the_systems_closes_is_its_own_affair() {
        assertThat(twice(run().executes(1, "ls").closes(1, 3).closes(1, 3).exits(1, 0).ends())).isEmpty();
    }
}
