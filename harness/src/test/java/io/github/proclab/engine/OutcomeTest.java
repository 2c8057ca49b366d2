package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.WaitStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static final Outcome WELL = ended(0, 0);
    private static final Outcome FAILED = ended(1, 0);
    private static final Outcome WELL_BUT_UNWAITED = ended(0, 1);
    private static final Outcome FAILED_AND_UNWAITED = ended(1, 1);

    @Test
    void another_exit_fails_where_some_schedule_succeeds() {
        assertThat(failing(WELL, FAILED)).containsExactly(FAILED);
        assertThat(failing(FAILED)).isEmpty();
    }

    @Test
    void a_child_that_some_schedule_does_not_wait_for_fails() {
        assertThat(failing(WELL, WELL_BUT_UNWAITED)).containsExactly(WELL_BUT_UNWAITED);
    }

    @Test
    void an_orphan_that_no_schedule_waits_for_does_not_hide_another_exit() {
        assertThat(failing(WELL_BUT_UNWAITED, FAILED_AND_UNWAITED)).containsExactly(FAILED_AND_UNWAITED);
        assertThat(failing(WELL_BUT_UNWAITED)).isEmpty();
    }

    @Test
    void who_is_stuck_fails_always() {
        Outcome stuck = new Outcome("", "", Optional.empty(), Verdict.DEADLOCK, 0, false);
        assertThat(failing(stuck)).containsExactly(stuck);
    }

    @Test
    void a_run_that_was_cut_short_fails_only_where_none_was_not() {
        Outcome cutShort = new Outcome("", "", Optional.empty(), Verdict.LIMIT, 0, true);
        assertThat(failing(WELL, cutShort)).isEmpty();
        assertThat(failing(cutShort)).containsExactly(cutShort);
    }

    private static List<Outcome> failing(Outcome... all) {
        return List.of(all).stream().filter(Outcome.failing(List.of(all))).toList();
    }

    private static Outcome ended(int code, long unwaited) {
        return new Outcome("", "", Optional.of(WaitStatus.ofExit(code)), Verdict.ENDED, unwaited, false);
    }
}
