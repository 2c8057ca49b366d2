package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.explore.Explored.Coverage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoveragesTest {

    @Test
    void where_processes_also_meet_in_memory_all_schedules_are_those_of_their_calls() {
        assertThat(Coverages.inWords(covered(true, 12))).isEqualTo("in all 12 schedules");
        assertThat(Coverages.ofCallsInWords(covered(true, 12))).isEqualTo("in all 12 schedules of its calls");
        assertThat(Coverages.ofCallsInWords(covered(true, 1))).isEqualTo("in the only schedule of its calls");
        assertThat(Coverages.ofCallsInWords(covered(false, 2000))).isEqualTo("in 2,000 schedules of more");
    }

    private static Coverage covered(boolean exhausted, long schedules) {
        return new Coverage(exhausted, schedules, schedules, 2, 10, 0, Optional.empty(), false, Optional.empty());
    }
}
