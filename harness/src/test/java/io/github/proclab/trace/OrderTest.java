package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static TraceScript pipe() {
        return TraceScript.run().main("./a").pipe(1, 3, 4).forks(1, 2);
    }

    @Test
    void a_write_that_was_seen_after_the_read_of_it_stands_before_it() {
        TraceScript script = pipe().began(1, "write");
        int began = script.last();
        Trace trace = script.reads(2, 3, 5).at(9).writesTo(1, 4, "hello").exits(2, 0).waits(1, 2).exits(1, 0).ends().trace();
        List<Event> transfers = trace.events().stream().filter(event -> event instanceof Event.Read || event instanceof Event.Wrote).toList();
        assertThat(transfers).hasExactlyElementsOfTypes(Event.Wrote.class, Event.Read.class);
        assertThat(transfers.get(0).number()).isEqualTo(began);
        assertThat(trace.at(transfers.get(0))).contains(new SourceLine("main.c", 9));
    }

    @Test
    void numbers_rise_and_nothing_is_lost_but_the_marks() {
        TraceScript script = pipe().began(1, "write").reads(2, 3, 5).writesTo(1, 4, "hello").began(1, "kill").delivered(2, 15, 1, Event.Disposition.DEFAULT)
                .sends(1, 2, 15).killed(2, 15).exits(1, 0).ends();
        List<Event> events = script.trace().events();
        assertThat(events.stream().map(Event::number)).isSorted().doesNotHaveDuplicates();
        assertThat(events).hasSize(script.recording().events().size() - 2).noneMatch(Event.Began.class::isInstance);
    }

    @Test
    void only_the_return_of_that_very_call_by_that_very_thread_is_moved() {
        TraceScript script = pipe().began(1, "wait4");
        int began = script.last();
        Trace trace = script.thread(77).waitFails(1, 4).delivered(1, 17, 0, Event.Disposition.HANDLED).calls(1, "alarm", 0)
                .exits(2, 0).waits(1, 2).exits(1, 0).ends().trace();
        assertThat(trace.process(2).reap()).map(Event::number).contains(began);
        assertThat(trace.events()).filteredOn(Event.Waited.class::isInstance).extracting(Event::number).startsWith(began).hasSize(2);
    }

    @Test
    void a_call_that_is_said_to_have_begun_twice_took_effect_at_the_first() {
        TraceScript script = pipe().began(1, "write");
        int began = script.last();
        Trace trace = script.reads(2, 3, 2).began(1, "write").reads(2, 3, 3).writesTo(1, 4, "hello").ends().trace();
        assertThat(trace.events()).filteredOn(Event.Wrote.class::isInstance).extracting(Event::number).containsExactly(began);
    }

    @Test
    void an_exec_that_was_seen_after_what_follows_from_it_stands_before_it() {
        TraceScript script = pipe().began(2, "execve");
        int began = script.last();
        Trace trace = script.reads(1, 3, 0).executes(2, "ls").exits(2, 0).waits(1, 2).exits(1, 0).ends().trace();
        assertThat(trace.events()).filteredOn(event -> event instanceof Event.Executed && event.process() == 2)
                .extracting(Event::number).containsExactly(began);
    }

    @Test
    void an_exec_of_a_second_thread_is_seen_under_the_number_of_the_first() {
        TraceScript script = pipe().thread(77).began(2, "execve");
        int began = script.last();
        Trace trace = script.thread(66).executes(2, "ls").ends().trace();
        assertThat(trace.events()).filteredOn(event -> event instanceof Event.Executed && event.process() == 2)
                .extracting(Event::number).containsExactly(began);
    }

    @Test
    void what_another_call_tells_is_not_moved_to_where_one_began() {
        TraceScript script = pipe().began(2, "execve").reads(1, 3, 0).execFails(2, 2, "./b").began(2, "dup2");
        int began = script.last();
        Trace trace = script.writes(2, "no b\n").closes(2, 3).dups(2, 1, 4).ends().trace();
        assertThat(trace.events())
                .filteredOn(event -> event instanceof Event.Closed e && e.how() == Event.Closing.REPLACED)
                .extracting(Event::number).containsExactly(began);
        assertThat(trace.events()).filteredOn(Event.Wrote.class::isInstance).extracting(Event::number)
                .allMatch(number -> number > began);
    }

    @Test
    void a_call_that_never_returned_does_not_stand_in_the_way_of_the_next_one() {
        TraceScript script = pipe().began(1, "openat").began(1, "kill");
        int began = script.last();
        Trace trace = script.delivered(2, 10, 1, Event.Disposition.HANDLED).sends(1, 2, 10).ends().trace();
        assertThat(trace.events()).filteredOn(Event.SignalSent.class::isInstance).extracting(Event::number).containsExactly(began);
    }

    @Test
    void a_call_that_never_returned_leaves_no_trace() {
        Trace trace = pipe().began(1, "write").reads(2, 3, 2).timesOut().trace();
        assertThat(trace.events()).noneMatch(Event.Began.class::isInstance);
    }
}
