package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTest {

    private static List<String> refused(TraceScript script) {
        return Refusal.in(script.trace()).stream().map(Refusal::call).toList();
    }

    private static TraceScript main() {
        return TraceScript.run().source("a.c").main("./a");
    }

    @Test
    void a_call_that_the_sandbox_refuses_is_one() {
        assertThat(refused(main().at(4).refused(1, "io_uring_setup").at(5).refused(1, "clone3").exits(1, 1).ends()))
                .containsExactly("io_uring_setup", "clone3");
    }

    @Test
    void the_first_attempt_of_a_library_that_went_another_way_from_the_same_call_is_none() {
        assertThat(refused(main().at(4).refused(1, "clone3").again().spawns(1, 2).exits(2, 0).waits(1, 2).exits(1, 0).ends())).isEmpty();
        assertThat(refused(main().at(4).refused(1, "clone3").again().startsThread(1, 200).exits(1, 0).ends())).isEmpty();
    }

    @Test
    void an_attempt_that_the_program_made_good_for_elsewhere_is_one() {
        assertThat(refused(main().at(4).refused(1, "clone3").at(6).forks(1, 2).exits(2, 0).waits(1, 2).exits(1, 0).ends())).containsExactly("clone3");
    }

    @Test
    void a_process_too_many_is_a_matter_of_limits() {
        assertThat(refused(main().at(4).refused(1, "fork").exceeds("processes"))).isEmpty();
    }

    @Test
    void calls_of_other_ABIs_are_named_as_such() {
        assertThat(SystemCalls.name(0x80000000 | 20)).isEqualTo("32-bit call 20 (int 0x80)");
        assertThat(SystemCalls.name(0x40000000 | 39)).isEqualTo("x32 call 39");
    }
}
