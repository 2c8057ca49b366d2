package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event.StepKind;
import io.github.proclab.trace.TraceScript;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepInWordsTest {

    @Test
    void a_step_is_the_call_that_it_makes_or_the_computing_between_two_calls() {
        StepInWords steps = new StepInWords(TraceScript.run().main("./a").forks(1, 2).computes(2, List.of(1, 2))
                .step(2, StepKind.CALL, "getppid", List.of(1, 2)).step(1, StepKind.EXIT, "", List.of(1, 2)).exits(1, 0).exits(2, 0).ends().trace());
        assertThat(steps.move(0).says()).isEqualTo("computes: it may read and write the memory that it shares");
        assertThat(steps.move(1).says()).isEqualTo("calls getppid");
    }
}
