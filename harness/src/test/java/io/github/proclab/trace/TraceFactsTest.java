package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.proclab.trace.KernelObject.Kind;
import org.junit.jupiter.api.Test;

class TraceFactsTest {

    @Test
    void objects_without_a_name_are_numbered_by_the_process_that_has_them_first() {
        TraceScript script = TraceScript.run().main("./a").forks(1, 2).forks(1, 3).pipe(3, 3, 4).pipe(2, 3, 4).pipe(2, 5, 6);
        KernelObject inThird = script.object(3, 3);
        KernelObject firstOfSecond = script.object(2, 3);
        KernelObject lastOfSecond = script.object(2, 5);
        Trace trace = script.ends().trace();
        assertThat(trace.nameOf(firstOfSecond)).isEqualTo("pipe:1");
        assertThat(trace.nameOf(lastOfSecond)).isEqualTo("pipe:2");
        assertThat(trace.nameOf(inThird)).isEqualTo("pipe:3");
    }

    @Test
    void objects_with_a_name_have_that() {
        KernelObject eventfd = new KernelObject(Kind.ANONYMOUS, 9, "anon_inode:[eventfd]");
        Trace trace = TraceScript.run().main("./a").opens(1, 3, eventfd, 2).opens(1, 4, new KernelObject(Kind.SOCKET, 5, ""), 2).ends().trace();
        assertThat(trace.nameOf(new KernelObject(Kind.STDIN, 0, ""))).isEqualTo("stdin");
        assertThat(trace.nameOf(new KernelObject(Kind.STDOUT, 0, ""))).isEqualTo("stdout");
        assertThat(trace.nameOf(new KernelObject(Kind.STDERR, 0, ""))).isEqualTo("stderr");
        assertThat(trace.nameOf(new KernelObject(Kind.FIFO, 3, "/work/f"))).isEqualTo("fifo /work/f");
        assertThat(trace.nameOf(new KernelObject(Kind.FILE, 3, "/work/data.txt"))).isEqualTo("/work/data.txt");
        assertThat(trace.nameOf(eventfd)).isEqualTo("eventfd:1");
        assertThat(trace.nameOf(new KernelObject(Kind.SOCKET, 5, ""))).isEqualTo("socket:1");
    }

    @Test
    void the_time_of_children_that_a_process_waited_for_is_not_its_own() {
        TraceScript script = TraceScript.run().main("./a").forks(1, 2).forks(2, 3);
        script.beginsToEnd(3, WaitStatus.ofExit(0)).collected(3, false, 500, 50).waits(2, 3);
        script.beginsToEnd(2, WaitStatus.ofExit(0)).collected(2, false, 700, 80).waits(1, 2);
        Trace trace = script.beginsToEnd(1, WaitStatus.ofExit(0)).collected(1, false, 1000, 90).ends().trace();
        assertThat(ProcessorTime.of(trace).get(3)).isEqualTo(new ProcessorTime(500, 50));
        assertThat(ProcessorTime.of(trace).get(2)).isEqualTo(new ProcessorTime(200, 30));
        assertThat(ProcessorTime.of(trace).get(1)).isEqualTo(new ProcessorTime(300, 10));
    }

    @Test
    void the_time_of_children_that_nobody_waited_for_was_never_added() {
        TraceScript script = TraceScript.run().main("./a").forks(1, 2);
        script.beginsToEnd(2, WaitStatus.ofExit(0)).collected(2, true, 700, 80);
        Trace trace = script.beginsToEnd(1, WaitStatus.ofExit(0)).collected(1, false, 300, 90).ends().trace();
        assertThat(ProcessorTime.of(trace).get(1)).isEqualTo(new ProcessorTime(300, 90));
    }

    @Test
    void the_most_processes_at_once_are_counted_without_those_that_have_ended() {
        Trace trace = TraceScript.run().main("./a").forks(1, 2).exits(2, 0).forks(1, 3).forks(1, 4).exits(3, 0).forks(1, 5).ends().trace();
        assertThat(Concurrency.of(trace).most()).isEqualTo(3);
    }

    @Test
    void a_place_belongs_to_the_image_that_made_the_call() {
        TraceScript script = TraceScript.run().main("./a").at(7).forks(1, 2).at(9).executesOwn(2, "./b").at(3).writes(2, "x");
        Trace trace = Trace.of(script.ends().recording(), (image, frames) -> java.util.Optional.of(new SourceLine(image, frames.get(0).intValue())));
        assertThat(trace.events()).filteredOn(event -> !event.stamp().frames().isEmpty()).extracting(event -> trace.at(event).orElseThrow().file())
                .containsExactly("./a", "./a", "./b");
    }

    @Test
    void what_is_left_of_System_V_has_the_key_that_the_program_gave_it() {
        Trace trace = TraceScript.run().main("./a").makes(1, Event.IpcKind.SYSV_SEM, "key 0x1", 7).makes(1, Event.IpcKind.SYSV_SHM, "key 0x2", 7).exits(1, 0)
                .sweeps().left(Event.IpcKind.SYSV_SHM, "7").left(Event.IpcKind.SYSV_QUEUE, "7").ends().trace();
        assertThat(trace.left()).extracting(Event.Left::name).containsExactly("key 0x2", "7");
    }

    @Test
    void an_event_without_return_addresses_has_no_place() {
        Trace trace = Trace.of(TraceScript.run().main("./a").writes(1, "x").ends().recording(), (image, frames) -> {
            throw new AssertionError("nothing to ask for");
        });
        assertThat(trace.events()).allMatch(event -> trace.at(event).isEmpty());
    }

    @Test
    void there_is_no_process_that_was_not_created() {
        Trace trace = TraceScript.run().main("./a").ends().trace();
        assertThatIllegalArgumentException().isThrownBy(() -> trace.process(2)).withMessage("no process 2 in a run of 1");
        assertThatIllegalArgumentException().isThrownBy(() -> trace.process(0));
    }
}
