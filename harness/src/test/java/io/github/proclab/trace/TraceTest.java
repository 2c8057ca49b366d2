package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceTest {

    @Test
    void a_child_that_its_parent_waits_for_is_reaped() {
        Trace trace = TraceScript.run().main("./fan", "1").at(12).forks(1, 2).writes(2, "hello\n").exits(2, 3)
                .at(21).waits(1, 2).exits(1, 0).ends().trace();
        TracedProcess child = trace.process(2);
        assertThat(child.name()).isEqualTo("child 1 of main");
        assertThat(child.exit()).contains(WaitStatus.ofExit(3));
        assertThat(child.reaped()).isEqualTo(TracedProcess.Reaped.YES);
        assertThat(child.neverReaped()).isFalse();
        assertThat(child.zombie()).isFalse();
        assertThat(child.orphan()).isFalse();
        assertThat(child.leftRunning()).isFalse();
        assertThat(trace.at(child.created())).contains(new SourceLine("main.c", 12));
        assertThat(child.reap().flatMap(trace::at)).contains(new SourceLine("main.c", 21));
        assertThat(trace.stdout().bytes().text()).isEqualTo("hello\n");
        assertThat(trace.main().images()).containsExactly(java.util.List.of("./fan", "1"));
    }
}
