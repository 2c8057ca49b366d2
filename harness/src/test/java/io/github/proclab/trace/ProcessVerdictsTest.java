package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.proclab.trace.Event.Disposition;
import io.github.proclab.trace.TracedProcess.Reaped;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ProcessVerdictsTest {

    private static final int SIGCHLD = 17;
    private static final int SIGTSTP = 20;
    private static final int ECHILD = 10;
    private static final int WUNTRACED = 2;
    private static final int WCONTINUED = 8;
    private static final int WNOWAIT = 0x01000000;

    private static TraceScript fan() {
        return TraceScript.run().main("./fan");
    }

    private static List<Integer> ids(Trace trace, Predicate<TracedProcess> verdict) {
        return trace.processes().stream().filter(verdict).map(TracedProcess::id).toList();
    }

    private static void assertVerdicts(Trace trace, List<Integer> neverReaped, List<Integer> zombies, List<Integer> orphans, List<Integer> left) {
        assertThat(ids(trace, TracedProcess::neverReaped)).as("never reaped").isEqualTo(neverReaped);
        assertThat(ids(trace, TracedProcess::zombie)).as("zombies").isEqualTo(zombies);
        assertThat(ids(trace, TracedProcess::orphan)).as("orphans").isEqualTo(orphans);
        assertThat(ids(trace, TracedProcess::leftRunning)).as("left running").isEqualTo(left);
    }

    @Test
    void a_sibling_of_the_first_process_is_nobody_s_to_wait_for() {
        Trace trace = fan().clones(1, 2, 0x8011).exits(2, 0).forks(1, 3).exits(3, 0).waits(1, 3).exits(1, 0).ends().trace();
        assertThat(trace.process(2).parent()).isZero();
        assertThat(trace.process(2).reaped()).isEqualTo(Reaped.NO);
        assertThat(trace.main().reaped()).isEqualTo(Reaped.YES);
        assertVerdicts(trace, List.of(2), List.of(), List.of(), List.of());
    }

    @Test
    void a_child_that_its_parent_waits_for_is_reaped() {
        Trace trace = fan().at(12).forks(1, 2).at(15).exits(2, 3).at(21).waits(1, 2).exits(1, 0).ends().trace();
        TracedProcess child = trace.process(2);
        assertVerdicts(trace, List.of(), List.of(), List.of(), List.of());
        assertThat(child.parent()).isEqualTo(1);
        assertThat(child.pid()).isEqualTo(101);
        assertThat(child.exit()).contains(WaitStatus.ofExit(3));
        assertThat(child.reaped()).isEqualTo(Reaped.YES);
        assertThat(child.reap()).map(Event::process).contains(1);
        assertThat(child.adopter()).isEmpty();
        assertThat(trace.at(child.created())).contains(new SourceLine("main.c", 12));
        assertThat(child.ended().flatMap(trace::at)).contains(new SourceLine("main.c", 15));
        assertThat(child.reap().flatMap(trace::at)).contains(new SourceLine("main.c", 21));
    }

    @Test
    void the_first_process_belongs_to_the_supervisor_and_is_reaped_when_it_has_ended() {
        Trace ended = fan().exits(1, 0).ends().trace();
        assertThat(ended.main().reaped()).isEqualTo(Reaped.YES);
        assertThat(ended.main().reap()).isEmpty();
        assertVerdicts(ended, List.of(), List.of(), List.of(), List.of());
        Trace stuck = fan().timesOut().trace();
        assertThat(stuck.main().reaped()).isEqualTo(Reaped.NO);
        assertThat(stuck.main().exit()).isEmpty();
        assertVerdicts(stuck, List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void a_child_that_ended_before_its_parent_and_was_not_waited_for_was_a_zombie() {
        Trace trace = fan().forks(1, 2).exits(2, 0).exits(1, 0).ends().trace();
        assertVerdicts(trace, List.of(2), List.of(2), List.of(), List.of());
    }

    @Test
    void a_child_that_ended_while_its_parent_was_alive_at_the_end_of_the_run_was_a_zombie() {
        Trace trace = fan().forks(1, 2).exits(2, 0).timesOut().trace();
        assertVerdicts(trace, List.of(2), List.of(2), List.of(), List.of());
    }

    @Test
    void whom_the_end_of_its_namespaces_init_ends_is_neither_an_orphan_nor_owed_a_wait() {
        Trace trace = fan().forks(1, 2).forks(2, 3).forks(3, 4).beginsToEnd(2, WaitStatus.ofExit(3)).beginsToEnd(4, WaitStatus.ofSignal(9)).collected(4, true)
                .beginsToEnd(3, WaitStatus.ofSignal(9)).collected(3, true).collected(2, false).waits(1, 2).exits(1, 0).ends().trace();
        assertVerdicts(trace, List.of(), List.of(), List.of(), List.of());
        assertThat(trace.process(3).reaped()).isEqualTo(Reaped.AUTOMATIC);
        assertThat(trace.process(3).adopter()).isEmpty();
    }

    @Test
    void a_child_that_outlives_its_parent_is_an_orphan_and_never_reaped_but_no_zombie() {
        Trace trace = fan().forks(1, 2).exits(1, 0).exits(2, 0).ends().trace();
        assertVerdicts(trace, List.of(2), List.of(), List.of(2), List.of());
        assertThat(trace.process(2).adopter()).contains(0);
        assertThat(trace.process(2).exit()).contains(WaitStatus.ofExit(0));
    }

    @Test
    void an_orphan_that_is_alive_when_the_run_is_over_is_left_running_and_has_no_exit_of_its_own() {
        Trace trace = fan().forks(1, 2).exits(1, 0).ends().trace();
        assertVerdicts(trace, List.of(2), List.of(), List.of(2), List.of(2));
        assertThat(trace.process(2).exit()).isEmpty();
        assertThat(trace.process(2).ended()).isEmpty();
    }

    @Test
    void what_happens_in_the_sweep_is_no_part_of_the_run() {
        Trace trace = fan().forks(1, 2).forks(2, 3).exits(1, 0).sweeps()
                .exits(3, 0).waits(2, 3).exits(2, 7).ends().trace();
        assertVerdicts(trace, List.of(2), List.of(), List.of(2), List.of(2, 3));
        assertThat(trace.process(2).exit()).isEmpty();
        assertThat(trace.process(3).reap()).isEmpty();
    }

    @Test
    void while_the_first_process_lives_nobody_is_left_running_and_nobody_an_orphan() {
        Trace trace = fan().forks(1, 2).blockedWaiting(1, -1).blockedIn(2, "pause").deadlocks().trace();
        assertVerdicts(trace, List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void whether_a_child_would_have_been_waited_for_is_not_known_where_both_lived_when_the_run_was_ended() {
        Trace trace = fan().forks(1, 2).timesOut().trace();
        assertVerdicts(trace, List.of(), List.of(), List.of(), List.of());
        assertThat(trace.process(2).reaped()).isEqualTo(Reaped.NO);
    }

    @Test
    void an_adopted_process_that_a_subreaper_waits_for_is_an_orphan_and_reaped() {
        Trace trace = fan().forks(1, 2).forks(2, 3).exitsLeavingChildrenTo(1, 2, 0).waits(1, 2).exits(3, 5).at(30).waits(1, 3)
                .exits(1, 0).ends().trace();
        assertVerdicts(trace, List.of(), List.of(), List.of(3), List.of());
        assertThat(trace.process(3).adopter()).contains(1);
        assertThat(trace.process(3).parent()).isEqualTo(2);
        assertThat(trace.process(3).reap()).map(Event::process).contains(1);
    }

    @Test
    void a_zombie_that_only_a_subreaper_waits_for_after_its_parents_end_was_one() {
        Trace trace = fan().forks(1, 2).forks(2, 3).exits(3, 0).exits(2, 0).waits(1, 2).waits(1, 3).exits(1, 0).ends().trace();
        assertVerdicts(trace, List.of(), List.of(3), List.of(), List.of());
        assertThat(trace.process(3).reaped()).isEqualTo(Reaped.YES);
    }

    @Test
    void an_orphan_that_is_adopted_twice_is_told_with_who_got_it_first() {
        Trace trace = fan().forks(1, 2).forks(2, 3).forks(3, 4).exitsLeavingChildrenTo(2, 3, 0).exits(2, 0).exits(1, 0).exits(4, 0).ends().trace();
        assertThat(trace.process(4).adopter()).contains(2);
        assertThat(trace.process(4).orphan()).isTrue();
    }

    @Test
    void a_child_of_a_parent_that_asked_not_to_wait_is_reaped_automatically_and_never_a_zombie() {
        Trace trace = fan().disposes(1, SIGCHLD, Disposition.IGNORED, 0).forks(1, 2).exitsAndIsReapedAutomatically(2, 4)
                .waitFails(1, ECHILD).exits(1, 0).ends().trace();
        assertVerdicts(trace, List.of(), List.of(), List.of(), List.of());
        assertThat(trace.process(2).reaped()).isEqualTo(Reaped.AUTOMATIC);
        assertThat(trace.process(2).exit()).contains(WaitStatus.ofExit(4));
    }

    @Test
    void a_child_that_is_about_to_end_when_a_parent_that_need_not_wait_ends_is_no_zombie() {
        Trace trace = fan().disposes(1, SIGCHLD, Disposition.IGNORED, 0).forks(1, 2).beginsToEnd(2, WaitStatus.ofExit(0)).exits(1, 0).collected(2, false)
                .ends().trace();
        assertVerdicts(trace, List.of(2), List.of(), List.of(), List.of());
    }

    @Test
    void an_orphan_is_not_reaped_automatically_just_because_its_parent_would_have_been_spared_the_wait() {
        Trace trace = fan().disposes(1, SIGCHLD, Disposition.IGNORED, 0).forks(1, 2).exits(1, 0).exits(2, 0).ends().trace();
        assertVerdicts(trace, List.of(2), List.of(), List.of(2), List.of());
    }

    @Test
    void a_look_with_WNOWAIT_does_not_reap() {
        TraceScript looked = fan().forks(1, 2).exits(2, 9).waitsFor(1, 2, WNOWAIT | 4);
        Trace trace = looked.exits(1, 0).ends().trace();
        assertVerdicts(trace, List.of(2), List.of(2), List.of(), List.of());
    }

    @Test
    void the_wait_after_a_look_reaps() {
        Trace trace = fan().forks(1, 2).exits(2, 9).waitsFor(1, 2, WNOWAIT | 4).at(8).waits(1, 2).exits(1, 0).ends().trace();
        assertVerdicts(trace, List.of(), List.of(), List.of(), List.of());
        assertThat(trace.process(2).reap().flatMap(trace::at)).contains(new SourceLine("main.c", 8));
    }

    @Test
    void to_be_told_that_a_child_stopped_or_continued_is_not_to_reap_it() {
        Trace trace = fan().forks(1, 2).stopped(2, SIGTSTP).waited(1, -1, WUNTRACED, 101, 2, WaitStatus.ofStop(SIGTSTP))
                .continued(2).waited(1, -1, WCONTINUED, 101, 2, WaitStatus.CONTINUED).exits(2, 0).exits(1, 0).ends().trace();
        assertVerdicts(trace, List.of(2), List.of(2), List.of(), List.of());
    }

    @Test
    void a_wait_that_fails_or_finds_nobody_reaps_nobody() {
        Trace trace = fan().forks(1, 2).waited(1, -1, 1, 0, 0, WaitStatus.ofExit(0)).exits(2, 0).waitFails(1, 4).exits(1, 0).ends().trace();
        assertVerdicts(trace, List.of(2), List.of(2), List.of(), List.of());
    }

    @Test
    void a_second_wait_for_the_same_child_changes_nothing() {
        Trace trace = fan().forks(1, 2).exits(2, 0).at(5).waits(1, 2).at(6).waitFails(1, ECHILD).exits(1, 0).ends().trace();
        assertThat(trace.process(2).reap().flatMap(trace::at)).contains(new SourceLine("main.c", 5));
    }

    @Test
    void vforked_children_are_children() {
        Trace trace = fan().vforks(1, 2).executes(2, "ls").exits(2, 0).waits(1, 2).exits(1, 0).ends().trace();
        assertThat(((Event.Created) trace.process(2).created()).how()).isEqualTo(Event.Creation.VFORK);
        assertThat(trace.process(2).images()).containsExactly(List.of("ls"));
        assertVerdicts(trace, List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void threads_are_no_processes_and_what_they_do_is_their_processs() {
        Trace trace = fan().startsThread(1, 555).thread(555).forks(1, 2).exits(2, 0).thread(555).waits(1, 2).endsThread(1, 555)
                .exits(1, 0).ends().trace();
        assertThat(trace.processes()).hasSize(2);
        assertThat(trace.process(2).parent()).isEqualTo(1);
        assertVerdicts(trace, List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void an_exec_by_a_thread_other_than_the_first_is_its_processs() {
        Trace trace = fan().forks(1, 2).startsThread(2, 556).endsThread(2, 101).thread(556).executes(2, "echo", "hi").exits(2, 0)
                .waits(1, 2).exits(1, 0).ends().trace();
        assertThat(trace.process(2).name()).isEqualTo("echo");
        assertThat(trace.process(2).exit()).contains(WaitStatus.ofExit(0));
    }

    @Test
    void a_pid_that_is_used_again_is_another_process() {
        Trace trace = fan().forks(1, 2).exits(2, 1).waits(1, 2).forksWithPid(1, 3, 101).exits(3, 2).exits(1, 0).ends().trace();
        assertThat(trace.process(3).pid()).isEqualTo(trace.process(2).pid());
        assertThat(trace.process(2).exit()).contains(WaitStatus.ofExit(1));
        assertThat(trace.process(3).exit()).contains(WaitStatus.ofExit(2));
        assertVerdicts(trace, List.of(3), List.of(3), List.of(), List.of());
    }

    @Test
    void a_child_made_its_creators_sibling_is_its_grandparents_to_reap() {
        Trace trace = fan().forks(1, 2).clones(2, 3, 0x8000).exits(2, 0).exits(3, 0).waits(1, 2).waits(1, 3).exits(1, 0).ends().trace();
        assertThat(trace.process(3).parent()).isEqualTo(1);
        assertThat(trace.process(3).name()).isEqualTo("child 1 of child 1 of main");
        assertVerdicts(trace, List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void an_end_by_a_signal_is_told_as_one_and_a_code_as_a_code() {
        Trace trace = fan().forks(1, 2).killed(2, 15).forks(1, 3).exits(3, 143).endsWith(1, WaitStatus.ofSignalWithCore(11)).ends().trace();
        assertThat(trace.process(2).exit()).hasValueSatisfying(status -> {
            assertThat(status.signaled()).isTrue();
            assertThat(status.signal()).isEqualTo(15);
            assertThat(status.core()).isFalse();
        });
        assertThat(trace.process(3).exit()).map(WaitStatus::code).contains(143);
        assertThat(trace.main().exit()).map(WaitStatus::core).contains(true);
    }

    @Test
    void a_process_killed_by_another_one_has_an_exit_and_one_killed_by_the_sweep_has_none() {
        Trace trace = fan().forks(1, 2).forks(1, 3).sends(1, 2, Signals.KILL).killed(2, Signals.KILL).exits(1, 0).ends().trace();
        assertThat(trace.process(2).exit()).contains(WaitStatus.ofSignal(Signals.KILL));
        assertThat(trace.process(3).exit()).isEmpty();
    }

    @Test
    void an_end_that_was_only_seen_at_its_collection_counts() {
        Trace trace = new TraceOf(fan().forks(1, 2).exits(2, 6).waits(1, 2).exits(1, 0).ends())
                .without(event -> event instanceof Event.Ended && event.process() == 2);
        assertThat(trace.process(2).exit()).contains(WaitStatus.ofExit(6));
        assertVerdicts(trace, List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void a_run_that_did_not_start_has_no_processes() {
        Trace trace = Trace.of(new Recording(List.of(new Event.RunEnded(new Event.Stamp(1, 1, 0, 0, List.of()),
                Event.Verdict.NOT_STARTED, "./fan: no such file", 1, 0, 0))), SourceLines.UNKNOWN);
        assertThat(trace.processes()).isEmpty();
        assertThatIllegalStateException().isThrownBy(trace::main).withMessageContaining("./fan: no such file");
    }

    @Test
    void evidence_that_contradicts_itself_is_refused() {
        TraceScript script = fan().forks(1, 2).exits(2, 0).exits(1, 0).ends();
        assertThatIllegalArgumentException().isThrownBy(() -> new TraceOf(script).without(Event.Created.class::isInstance))
                .withMessageContaining("no process 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new TraceOf(fan().forks(1, 3).ends()).without(event -> false))
                .withMessageContaining("process 3 comes after 1");
    }

    /** A script's recording, changed. */
    private record TraceOf(TraceScript script) {
        Trace without(Predicate<Event> left) {
            return Trace.of(new Recording(script.recording().events().stream().filter(left.negate()).toList()), script.lines());
        }
    }
}
