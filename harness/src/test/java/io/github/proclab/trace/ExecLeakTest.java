package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExecLeakTest {

    private static final int O_CLOEXEC = 02000000;

    private static TraceScript run() {
        return TraceScript.run().source("sh.c").main("./sh");
    }

    private static List<String> leaks(TraceScript script) {
        Trace trace = script.ends().trace();
        return ExecLeak.in(trace, DescriptorHistory.of(trace)).stream()
                .map(leak -> leak.process() + ":" + leak.held().fd() + " " + leak.held().opened().flatMap(trace::at).map(SourceLine::toString).orElse("?")).toList();
    }

    @Test
    void a_descriptor_above_2_that_the_image_never_uses_was_leaked_into_it() {
        assertThat(leaks(run().at(40).pipe(1, 3, 4).forks(1, 2).dups(2, 4, 1).closes(2, 3).executes(2, "ls").writesTo(2, 1, "x").exits(2, 0)))
                .containsExactly("2:4 sh.c:40");
    }

    @Test
    void the_standard_streams_are_meant_for_it() {
        assertThat(leaks(run().pipe(1, 3, 4).forks(1, 2).dups(2, 4, 1).closes(2, 3, 4).executes(2, "ls").exits(2, 0))).isEmpty();
    }

    @Test
    void what_is_closed_on_exec_does_not_leak() {
        assertThat(leaks(run().opensFile(1, 3, "secret", O_CLOEXEC).forks(1, 2).executes(2, "ls").exits(2, 0))).isEmpty();
    }

    @Test
    void what_the_image_reads_writes_or_duplicates_was_meant_for_it() {
        assertThat(leaks(run().opensFile(1, 3, "in", 0).forks(1, 2).executesOwn(2, "./worker", "3").reads(2, 3, 10).exits(2, 0))).isEmpty();
        assertThat(leaks(run().opensFile(1, 3, "out", 1).forks(1, 2).executesOwn(2, "./worker", "3").writesTo(2, 3, "x").exits(2, 0))).isEmpty();
        assertThat(leaks(run().opensFile(1, 3, "in", 0).forks(1, 2).executes(2, "sh", "-c", "cat <&3").dups(2, 3, 0).exits(2, 0))).isEmpty();
    }

    @Test
    void what_a_child_of_the_image_uses_was_meant_for_it() {
        assertThat(leaks(run().opensFile(1, 3, "in", 0).forks(1, 2).executes(2, "sh", "-c", "cat <&3; true").forks(2, 3).dups(3, 3, 0)
                .executes(3, "cat").exits(3, 0).waits(2, 3).exits(2, 0))).containsExactly("3:3 ?");
    }

    @Test
    void use_before_the_exec_does_not_count() {
        assertThat(leaks(run().at(3).opensFile(1, 3, "log", 1).writesTo(1, 3, "x").executes(1, "ls").exits(1, 0))).containsExactly("1:3 sh.c:3");
    }

    @Test
    void a_descriptor_that_an_argument_names_was_meant_for_it() {
        assertThat(leaks(run().pipe(1, 63, 4).closes(1, 4).forks(1, 2).executes(2, "cat", "/dev/fd/63").exits(2, 0))).isEmpty();
        assertThat(leaks(run().pipe(1, 3, 4).closes(1, 4).forks(1, 2).executes(2, "sleep", "3").exits(2, 0))).hasSize(1);
    }

    @Test
    void a_leak_into_one_image_after_the_other_is_one() {
        assertThat(leaks(run().at(9).opensFile(1, 3, "log", 1).forks(1, 2).executes(2, "sh", "-c", "ls").executes(2, "ls").exits(2, 0)))
                .containsExactly("2:3 sh.c:9");
    }

    @Test
    void what_the_first_process_starts_with_is_not_the_students() {
        assertThat(leaks(run().exits(1, 0))).isEmpty();
    }
}
