package io.github.proclab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.TraceScript;
import org.junit.jupiter.api.Test;

/** A call that stands in a function of its own, as Fork() of many courses does. */
class WrappersTest {

    @Test
    void evidenceNamesTheWrapperAndWhoCalledIt() {
        TraceScript script = TraceScript.run().main("./fan").at("wrappers.c", 4).calledFrom("fan.c", 12).forks(1, 2).exits(2, 0).exits(1, 0).ends();
        assertThat(Judged.by("reaped: all", script.trace()).evidence()).anySatisfy(told -> {
            assertThat(told.at()).contains(new SourceLine("wrappers.c", 4));
            assertThat(told.says()).isEqualTo("main (pid 100) created child 1 (pid 101) (from fan.c:12)");
        });
    }

    @Test
    void aFunctionThatCallsItselfIsNoWrapper() {
        TraceScript script = TraceScript.run().main("./fan").at("fan.c", 4).calledFrom("fan.c", 4).forks(1, 2).exits(2, 0).exits(1, 0).ends();
        assertThat(Judged.by("reaped: all", script.trace()).evidence()).noneSatisfy(told -> assertThat(told.says()).contains("(from"));
    }
}
