package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event.Moment;
import org.junit.jupiter.api.Test;

class DescriptorHistoryTest {

    private static final int O_CLOEXEC = 02000000;

    private static TraceScript run() {
        return TraceScript.run().source("a.c").main("./a");
    }

    private static SourceLine openedAt(Trace trace, int process, int fd, int number) {
        return DescriptorHistory.of(trace).at(process, fd, number).flatMap(Holding::opened).flatMap(trace::at).orElseThrow();
    }

    @Test
    void a_descriptor_goes_back_to_the_call_that_made_it_through_dup_and_fork() {
        TraceScript script = run().at(5).pipe(1, 3, 4).at(7).forks(1, 2).at(8).dups(2, 4, 1).at(9).forks(2, 3).at(10).dups(3, 1, 9);
        int now = script.last();
        Trace trace = script.ends().trace();
        assertThat(openedAt(trace, 1, 4, now)).isEqualTo(new SourceLine("a.c", 5));
        assertThat(openedAt(trace, 2, 1, now)).isEqualTo(new SourceLine("a.c", 5));
        assertThat(openedAt(trace, 3, 9, now)).isEqualTo(new SourceLine("a.c", 5));
    }

    @Test
    void a_descriptor_is_held_from_its_opening_until_its_closing() {
        TraceScript script = run().opensFile(1, 3, "data", 0);
        int opened = script.last();
        script.closes(1, 3);
        DescriptorHistory history = DescriptorHistory.of(script.ends().trace());
        assertThat(history.at(1, 3, opened - 1)).isEmpty();
        assertThat(history.at(1, 3, opened)).isPresent();
        assertThat(history.at(1, 3, opened + 1)).isEmpty();
    }

    @Test
    void dup2_onto_an_open_descriptor_replaces_it() {
        TraceScript script = run().opensFile(1, 3, "one", 1).opensFile(1, 4, "two", 1).dups(1, 3, 4);
        int now = script.last();
        DescriptorHistory history = DescriptorHistory.of(script.ends().trace());
        assertThat(history.at(1, 4, now)).map(held -> held.object().name()).contains("one");
    }

    @Test
    void a_fork_copies_the_table_as_it_is_then() {
        TraceScript script = run().pipe(1, 3, 4).closes(1, 3).forks(1, 2).opensFile(1, 5, "later", 0);
        int now = script.last();
        Trace trace = script.ends().trace();
        DescriptorHistory history = DescriptorHistory.of(trace);
        assertThat(history.at(2, 3, now)).isEmpty();
        assertThat(history.at(2, 4, now)).isPresent();
        assertThat(history.at(2, 5, now)).isEmpty();
    }

    @Test
    void ends_of_pipes_are_told_by_how_they_can_be_used() {
        TraceScript script = run().pipe(1, 3, 4);
        int now = script.last();
        DescriptorHistory history = DescriptorHistory.of(script.ends().trace());
        assertThat(history.at(1, 3, now)).hasValueSatisfying(held -> assertThat(held.readable() && !held.writable()).isTrue());
        assertThat(history.at(1, 4, now)).hasValueSatisfying(held -> assertThat(!held.readable() && held.writable()).isTrue());
    }

    @Test
    void everybody_who_holds_an_object_is_told() {
        TraceScript script = run().pipe(1, 3, 4);
        KernelObject pipe = script.object(1, 4);
        script.forks(1, 2).closes(2, 3).dups(2, 4, 1);
        int now = script.last();
        DescriptorHistory history = DescriptorHistory.of(script.ends().trace());
        assertThat(history.holdersOf(pipe, now)).filteredOn(held -> held.process() == 2).extracting(Holding::fd).containsExactlyInAnyOrder(4, 1);
    }

    @Test
    void what_is_closed_on_exec_is_gone_in_the_new_image() {
        TraceScript script = run().opensFile(1, 3, "secret", O_CLOEXEC).opensFile(1, 4, "open", 0).executes(1, "ls");
        int now = script.last();
        DescriptorHistory history = DescriptorHistory.of(script.ends().trace());
        assertThat(history.at(1, 3, now)).isEmpty();
        assertThat(history.at(1, 4, now)).isPresent();
    }

    @Test
    void a_table_that_was_read_whole_corrects_what_no_call_told() {
        TraceScript script = run().at(5).pipe(1, 3, 4).forks(1, 2);
        script.findsDescriptors(2, Moment.EXIT, new Event.Descriptor(7, script.object(1, 3), true, false));
        int now = script.last();
        Trace trace = script.ends().trace();
        DescriptorHistory history = DescriptorHistory.of(trace);
        assertThat(history.at(2, 3, now)).isEmpty();
        assertThat(history.at(2, 7, now).flatMap(Holding::opened).flatMap(trace::at)).contains(new SourceLine("a.c", 5));
    }

    @Test
    void a_close_that_failed_closes_nothing() {
        TraceScript script = run().pipe(1, 3, 4).closes(1, 9);
        int now = script.last();
        assertThat(DescriptorHistory.of(script.ends().trace()).at(1, 3, now)).isPresent();
    }

    @Test
    void an_ended_process_holds_nothing() {
        TraceScript script = run().pipe(1, 3, 4).forks(1, 2).exits(2, 0).exits(1, 0);
        KernelObject pipe = script.object(1, 3);
        int now = script.last();
        assertThat(DescriptorHistory.of(script.ends().trace()).holdersOf(pipe, now)).isEmpty();
    }
}
