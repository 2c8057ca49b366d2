package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlockTest {

    private static TraceScript run() {
        return TraceScript.run().source("d.c").main("./d");
    }

    private static Deadlock deadlock(Trace trace) {
        return Deadlock.in(trace, DescriptorHistory.of(trace)).orElseThrow();
    }

    private static List<Integer> cycle(Trace trace) {
        return deadlock(trace).cycle().stream().map(Blockage::process).toList();
    }

    private static List<String> sentences(Trace trace) {
        WaitingInWords words = new WaitingInWords(trace, DescriptorHistory.of(trace));
        return deadlock(trace).blocked().stream().map(words::sentence).toList();
    }

    @Test
    void a_run_that_ends_has_no_deadlock() {
        Trace trace = run().exits(1, 0).ends().trace();
        assertThat(Deadlock.in(trace, DescriptorHistory.of(trace))).isEmpty();
    }

    @Test
    void one_process_can_hold_itself_up() {
        Trace trace = run().at(12).pipe(1, 3, 4).at(31).blockedReading(1, 3).deadlocks().trace();
        assertThat(cycle(trace)).containsExactly(1);
        assertThat(sentences(trace)).containsExactly(
                "main (d.c:31) waits for end-of-file on the pipe made at d.c:12; its write end is still open in main itself (fd 4)");
    }

    @Test
    void a_parent_that_waits_and_a_child_that_reads_hold_each_other() {
        Trace trace = run().at(5).pipe(1, 3, 4).forks(1, 2).dups(2, 3, 0).closes(2, 3, 4).executes(2, "wc").at(9).blockedWaiting(1, -1)
                .blockedReading(2, 0).deadlocks().trace();
        assertThat(cycle(trace)).containsExactly(1, 2);
        assertThat(sentences(trace)).containsExactly("main (d.c:9) waits for wc to end",
                "wc (in read) waits for end-of-file on the pipe made at d.c:5; its write end is still open in main (fd 4)");
    }

    @Test
    void three_that_wait_in_a_ring_are_told_in_the_order_of_the_ring() {
        Trace trace = run().pipe(1, 3, 4).pipe(1, 5, 6).pipe(1, 7, 8).forks(1, 2).forks(1, 3)
                .closes(1, 3, 5, 6, 8).closes(2, 4, 5, 7, 8).closes(3, 3, 4, 6, 7)
                .blockedReading(1, 7).blockedReading(2, 3).blockedReading(3, 5).deadlocks().trace();
        assertThat(cycle(trace)).containsExactly(1, 3, 2);
        assertThat(sentences(trace).get(0)).contains("waits for data or end-of-file on pipe:3").endsWith("open in child 2 of main (fd 8)");
    }

    @Test
    void who_is_only_behind_the_cycle_is_blocked_but_not_part_of_it() {
        Trace trace = run().pipe(1, 3, 4).forks(1, 2).closes(1, 3, 4).blockedWaiting(1, 101).blockedReading(2, 3).deadlocks().trace();
        assertThat(cycle(trace)).containsExactly(2);
        assertThat(deadlock(trace).blocked()).extracting(Blockage::process).containsExactly(1, 2);
    }

    @Test
    void all_who_hold_the_write_end_are_named() {
        Trace trace = run().pipe(1, 3, 4).forks(1, 2).forks(1, 3).closes(2, 4).blockedWaiting(1, -1).blockedReading(2, 3).blockedIn(3, "pause")
                .deadlocks().trace();
        assertThat(sentences(trace).get(1)).endsWith("its write end is still open in main (fd 4) and child 2 of main (fd 4)");
        assertThat(cycle(trace)).containsExactly(1, 2, 3);
    }

    @Test
    void a_full_pipe_holds_its_writer_up_until_somebody_reads() {
        Trace trace = run().pipe(1, 3, 4).forks(1, 2).closes(2, 3).at(8).blockedWaiting(1, 101).at(6).blockedWriting(2, 4).deadlocks().trace();
        assertThat(cycle(trace)).containsExactly(1, 2);
        assertThat(sentences(trace).get(1)).isEqualTo("child 1 of main (d.c:6) waits for room in pipe:1; its read end is still open in main (fd 3)");
    }

    @Test
    void a_signal_that_nobody_is_there_to_send_is_waited_for_in_vain() {
        Trace trace = run().at(3).blockedIn(1, "pause").deadlocks().trace();
        assertThat(cycle(trace)).containsExactly(1);
        assertThat(deadlock(trace).cycle().get(0).holders()).isEmpty();
        assertThat(sentences(trace)).containsExactly("main (d.c:3) waits for a signal");
    }

    @Test
    void a_parent_waits_for_its_living_children_and_for_those_that_it_adopted() {
        Trace trace = run().forks(1, 2).forks(2, 3).exitsLeavingChildrenTo(1, 2, 0).forks(1, 4).exits(4, 0).forks(1, 5)
                .blockedWaiting(1, -1).blockedIn(3, "pause").blockedIn(5, "pause").deadlocks().trace();
        assertThat(deadlock(trace).blocked().get(0).holders()).extracting(Blockage.Holder::process).containsExactly(3, 5);
    }

    @Test
    void threads_of_one_process_that_lock_each_other_out_are_both_told() {
        Trace trace = run().startsThread(1, 555).at(5).blockedIn(1, "futex", 0x1000L, 128L).at(7).thread(555).blockedIn(1, "futex", 0x2000L, 128L)
                .deadlocks().trace();
        assertThat(cycle(trace)).containsExactly(1, 1);
        assertThat(sentences(trace)).extracting(sentence -> sentence.replaceAll(" waits.*", "")).containsExactly("main (d.c:5)", "main, thread 2 (d.c:7)");
    }

    private static String waitingAt(String line) {
        return sentences(run().reads(line).at(1).blockedIn(1, "futex", 0x1000L, 128L).deadlocks().trace()).get(0);
    }

    @Test
    void who_sleeps_on_a_futex_waits_in_the_function_that_the_line_called() {
        assertThat(waitingAt("    pthread_join(t, NULL);")).isEqualTo("main (d.c:1) waits for a thread to end (pthread_join)");
        assertThat(waitingAt("if (sem_wait (&s) != 0)")).isEqualTo("main (d.c:1) waits for a semaphore (sem_wait)");
        assertThat(waitingAt("pthread_mutex_lock(&m); // pthread_join(t) comes later")).isEqualTo("main (d.c:1) waits for a mutex (pthread_mutex_lock)");
        assertThat(waitingAt("pthread_cond_wait(&c, &m);")).isEqualTo("main (d.c:1) waits for a condition (pthread_cond_wait)");
    }

    @Test
    void where_the_line_names_no_such_function_or_two_it_is_any_of_them() {
        String any = "main (d.c:1) waits for a mutex, semaphore, condition or thread (futex)";
        assertThat(waitingAt("    LOCK(m);")).isEqualTo(any);
        assertThat(waitingAt("    my_sem_wait(\"sem_wait(\");")).isEqualTo(any);
        assertThat(waitingAt("    sem_wait(&s); pthread_join(t, NULL);")).isEqualTo(any);
    }

    @Test
    void a_stopped_process_waits_to_be_continued() {
        Trace trace = run().forks(1, 2).stopped(2, 19).blockedWaiting(1, -1).blocked(2, 'T', "", -1, KernelObject.NONE).deadlocks().trace();
        assertThat(sentences(trace).get(1)).isEqualTo("child 1 of main waits for SIGCONT, being stopped");
    }

    @Test
    void of_two_reports_on_the_same_thread_the_last_one_counts() {
        Trace trace = run().pipe(1, 3, 4).blockedIn(1, "pause").blockedReading(1, 3).deadlocks().trace();
        assertThat(deadlock(trace).blocked()).extracting(Blockage::call).containsExactly("read");
    }
}
