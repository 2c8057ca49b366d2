package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessNamesTest {

    private static List<String> names(TraceScript script) {
        return script.ends().trace().processes().stream().map(TracedProcess::name).toList();
    }

    @Test
    void processes_are_named_by_how_they_were_created() {
        assertThat(names(TraceScript.run().main("./tree").forks(1, 2).forks(1, 3).forks(3, 4).forks(4, 5)))
                .containsExactly("main", "child 1 of main", "child 2 of main", "child 1 of child 2 of main", "child 1 of child 1 of child 2 of main");
    }

    @Test
    void one_that_executed_another_program_is_called_after_it_and_its_children_after_that() {
        assertThat(names(TraceScript.run().main("./sh").forks(1, 2).executes(2, "sh", "-c", "ls").forks(2, 3).forks(1, 4).executes(4, "wc", "-l")))
                .containsExactly("main", "sh", "child 1 of sh", "wc");
    }

    @Test
    void the_program_that_counts_is_the_last_one() {
        assertThat(names(TraceScript.run().main("./a").forks(1, 2).executes(2, "sh").executes(2, "sort"))).containsExactly("main", "sort");
    }

    @Test
    void two_of_the_same_program_are_told_apart_by_their_places_in_the_tree_whoever_was_faster() {
        assertThat(names(TraceScript.run().main("./a").forks(1, 2).forks(1, 3).executes(3, "cat").executes(2, "cat")))
                .containsExactly("main", "cat 1", "cat 2");
        assertThat(names(TraceScript.run().main("./a").forks(1, 2).forks(1, 3).forks(3, 4).executes(4, "cat").forks(2, 5).executes(5, "cat")))
                .containsExactly("main", "child 1 of main", "child 2 of main", "cat 2", "cat 1");
    }

    @Test
    void the_first_processs_own_program_gives_no_name() {
        assertThat(names(TraceScript.run().main("./a", "parent").forks(1, 2).executesOwn(2, "./a", "worker").forks(1, 3).executesOwn(3, "./helper")))
                .containsExactly("main", "child 1 of main", "helper");
    }

    @Test
    void the_first_process_is_main_whatever_it_executes() {
        assertThat(names(TraceScript.run().main("./a").forks(1, 2).executes(1, "ls"))).containsExactly("main", "child 1 of main");
    }

    @Test
    void no_two_processes_have_the_same_name_even_where_a_program_is_called_like_a_part() {
        List<String> names = names(TraceScript.run().main("./a").forks(1, 2).forks(1, 3).executes(3, "child 1 of main").forks(1, 4).executes(4, "main")
                .forks(1, 5).executes(5, "cat").forks(1, 6).executes(6, "cat").forks(1, 7).executes(7, "cat 1"));
        assertThat(names).doesNotHaveDuplicates().startsWith("main", "child 1 of main");
    }
}
