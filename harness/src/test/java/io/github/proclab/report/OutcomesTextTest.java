package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.report.OutcomesReport.OutcomeReport;
import io.github.proclab.trace.WaitStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomesTextTest {

    @Test
    void what_is_printed_on_either_stream_is_shown() {
        assertThat(lines("out\n", "err\n", "in all 2 schedules")).contains("   │ out", "   │ stderr: err").doesNotContain("   it prints nothing");
        assertThat(lines("", "err\n", "in all 2 schedules")).doesNotContain("   it prints nothing");
        assertThat(lines("", "", "in all 2 schedules")).contains("   it prints nothing");
    }

    @Test
    void where_processes_share_memory_all_schedules_are_those_of_their_calls() {
        assertThat(lines("", "", "in all 2 schedules of its calls").get(0)).isEqualTo("1 outcome in all 2 schedules of its calls");
    }

    private static List<String> lines(String stdout, String stderr, String coverage) {
        OutcomeReport outcome = new OutcomeReport(stdout, stderr, Optional.of(WaitStatus.ofExit(0)), "ended", 2, "1*3", List.of());
        return new OutcomesText(new Look(100, false)).lines(new OutcomesReport(true, 2, coverage, List.of(outcome), List.of()));
    }
}
