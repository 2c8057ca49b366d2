package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobsOptionTest {

    private static final long GIB = 1L << 30;

    @Test
    void there_are_as_many_as_processors_and_memory_allow() {
        assertThat(JobsOption.fitting(8, Optional.of(64 * GIB))).isEqualTo(8);
        assertThat(JobsOption.fitting(8, Optional.of(3 * GIB))).isEqualTo(3);
        assertThat(JobsOption.fitting(8, Optional.of(0L))).isOne();
        assertThat(JobsOption.fitting(4, Optional.empty())).isEqualTo(4);
    }
}
