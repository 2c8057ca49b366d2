package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.StepKind;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SystemCalls;
import io.github.proclab.trace.Touch.Access;
import io.github.proclab.trace.Touch.Subject;
import java.util.List;
import java.util.Map;

/** One process at a time goes on, and the same choices give the same run. */
class ControlledRunsIT {

    private static final String HEAD = """
            #include <fcntl.h>
            #include <poll.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/mman.h>
            #include <sys/stat.h>
            #include <sys/wait.h>
            #include <time.h>
            #include <unistd.h>
            """;

    private static final String LOCKS = """
            static int a[2], b[2];
            static void take(int *lock) { char c; read(lock[0], &c, 1); }
            static void give(int *lock) { write(lock[1], "x", 1); }
            int main(void)
            {
                pipe(a); pipe(b); give(a); give(b);
                if (fork() == 0) { take(a); take(b); write(1, "c", 1); give(b); give(a); _exit(0); }
                take(b); take(a); write(1, "p", 1); give(a); give(b);
                wait(NULL);
                return 0;
            }
            """;

    @EachSandbox
    void locks_that_are_taken_in_opposite_orders_deadlock_in_some_schedules_and_not_in_others(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled locks = compiled(session, LOCKS);
            Map<String, List<Integer>> outcomes = locks.outcomes(60, "DEADLOCK ", "ENDED cp", "ENDED pc");
            assertThat(outcomes).containsOnlyKeys("DEADLOCK ", "ENDED cp", "ENDED pc");
            Recording stuck = locks.following(outcomes.get("DEADLOCK "));
            assertThat(stuck.events()).filteredOn(Event.Pending.class::isInstance).hasSize(2);
            assertThat(stuck.events()).filteredOn(Event.Blocked.class::isInstance).hasSize(2)
                    .allSatisfy(event -> assertThat(SystemCalls.name(((Event.Blocked) event).call())).isEqualTo("read"));
        }
    }

    @EachSandbox
    void who_is_left_and_can_go_on_no_more_ends_the_run_at_once(TestedSandbox where) {
        try (Session session = where.open()) {
            Recording run = compiled(session, "int main(void) { if (fork() == 0) pause(); return 0; }").steady();
            assertThat(run.end().verdict()).isEqualTo(Verdict.ENDED);
            assertThat(run.events()).filteredOn(Event.Blocked.class::isInstance).hasSize(1);
            assertThat(run.events()).noneMatch(Event.Uncontrolled.class::isInstance);
        }
    }

    @EachSandbox
    void the_same_choices_give_the_same_run(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled locks = compiled(session, LOCKS);
            for (String outcome : List.of("DEADLOCK ", "ENDED cp")) {
                Recording first = locks.following(locks.outcomes(1, outcome).get(outcome));
                for (int i = 0; i < 100; i++) {
                    Recording again = locks.following(Controlled.choices(first));
                    assertThat(Controlled.story(again)).isEqualTo(Controlled.story(first));
                    assertThat(Controlled.outcome(again)).isEqualTo(outcome);
                }
            }
        }
    }

    @EachSandbox
    void priorities_and_lots_depend_on_their_seed_alone(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled locks = compiled(session, LOCKS);
            assertThat(Controlled.story(locks.byPriorities(7))).isEqualTo(Controlled.story(locks.byPriorities(7)));
            assertThat(Controlled.story(locks.byLot(7))).isEqualTo(Controlled.story(locks.byLot(7)));
        }
    }

    @EachSandbox
    void a_choice_that_nobody_can_take_leads_astray(TestedSandbox where) {
        try (Session session = where.open()) {
            Recording run = compiled(session, LOCKS).following(List.of(1, 2));
            assertThat(run.end().verdict()).isEqualTo(Verdict.ASTRAY);
            assertThat(run.end().detail()).isEqualTo("step 2: process 2 cannot go on");
        }
    }

    @EachSandbox
    void whoever_is_avoided_goes_on_only_when_nobody_else_can(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled writers = compiled(session, """
                    int main(void)
                    {
                        if (fork() == 0) { write(1, "c", 1); _exit(0); }
                        write(1, "p", 1);
                        wait(NULL);
                        return 0;
                    }
                    """);
            assertThat(Controlled.outcome(writers.avoiding(2))).isEqualTo("ENDED pc");
            assertThat(Controlled.outcome(writers.avoiding(1))).isEqualTo("ENDED cp");
        }
    }

    @EachSandbox
    void a_reaper_that_waits_once_for_each_signal_loses_children_whose_ends_come_together(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled reaper = compiled(session, """
                    static volatile int reaped;
                    static void reap(int signal) { (void)signal; if (waitpid(-1, NULL, WNOHANG) > 0) reaped++; }
                    int main(void)
                    {
                        struct sigaction action = {.sa_handler = reap};
                        sigaction(SIGCHLD, &action, NULL);
                        for (int i = 0; i < 3; i++)
                            if (fork() == 0)
                                _exit(0);
                        for (int i = 0; i < 5 && reaped < 3; i++)
                            sleep(1);
                        dprintf(1, "%d", reaped);
                        return 0;
                    }
                    """);
            assertThat(reaper.outcomes(80, "ENDED 3", "ENDED 2")).containsKeys("ENDED 3", "ENDED 2");
        }
    }

    @EachSandbox
    void a_sleep_orders_nothing_and_costs_nothing(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled sleeper = compiled(session, """
                    int main(void)
                    {
                        time_t began = time(NULL);
                        if (fork() == 0) { write(1, "child ", 6); _exit(0); }
                        sleep(3000);
                        dprintf(1, "%d ", time(NULL) - began >= 3000);
                        wait(NULL);
                        return 0;
                    }
                    """);
            sleeper.assertOutcomes(60, "ENDED child 1 ", "ENDED 1 child ");
            assertThat(Controlled.outcome(sleeper.steady())).as("whoever sleeps lets others go first").isEqualTo("ENDED child 1 ");
        }
    }

    @EachSandbox
    void a_loop_that_polls_lets_the_others_do_what_it_waits_for(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled poller = compiled(session, """
                    int main(void)
                    {
                        struct stat status;
                        pid_t pid = fork();
                        if (pid == 0) { close(open("flag", O_CREAT | O_WRONLY, 0600)); _exit(0); }
                        while (stat("flag", &status) < 0)
                            ;
                        while (waitpid(pid, NULL, WNOHANG) == 0)
                            usleep(1000);
                        write(1, "seen", 4);
                        return 0;
                    }
                    """);
            assertThat(Controlled.outcome(poller.steady())).isEqualTo("ENDED seen");
            assertThat(Controlled.outcome(poller.byPriorities(1))).isEqualTo("ENDED seen");
        }
    }

    @EachSandbox
    void a_write_that_is_larger_than_the_pipe_goes_in_parts_between_which_others_read(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled writer = compiled(session, """
                    static char bytes[200000];
                    int main(void)
                    {
                        int ends[2], sum = 0, n;
                        pipe(ends);
                        if (fork() == 0) {
                            close(ends[0]);
                            return write(ends[1], bytes, sizeof bytes) != sizeof bytes || fcntl(ends[1], F_GETFL) != O_WRONLY;
                        }
                        close(ends[1]);
                        while ((n = read(ends[0], bytes, 30000)) > 0)
                            sum += n;
                        int status;
                        wait(&status);
                        dprintf(1, "%d %d", sum, status);
                        return 0;
                    }
                    """);
            writer.assertOutcomes(20, "ENDED 200000 0");
            long parts = Controlled.steps(writer.steady()).stream().filter(step -> Controlled.touches(step, Subject.PIPE, Access.PUT)).count();
            assertThat(parts).isGreaterThan(2);
        }
    }

    @EachSandbox
    void the_ends_of_a_fifo_meet(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled fifo = compiled(session, """
                    int main(void)
                    {
                        char text[8];
                        mkfifo("fifo", 0600);
                        if (fork() == 0) { int out = open("fifo", O_WRONLY); write(out, "hi", 2); _exit(0); }
                        int in = open("fifo", O_RDONLY), n;
                        while ((n = read(in, text, sizeof text)) > 0)
                            write(1, text, n);
                        wait(NULL);
                        return 0;
                    }
                    """);
            fifo.assertOutcomes(40, "ENDED hi");
        }
    }

    @EachSandbox
    void a_group_that_the_parent_alone_makes_may_come_too_late_for_the_child(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled grouped = compiled(session, """
                    int main(void)
                    {
                        pid_t pid = fork();
                        if (pid == 0) { write(1, getpgrp() == getpid() ? "own" : "old", 3); _exit(0); }
                        setpgid(pid, pid);
                        wait(NULL);
                        return 0;
                    }
                    """);
            grouped.assertOutcomes(40, "ENDED own", "ENDED old");
        }
    }

    @EachSandbox
    void a_signal_that_comes_before_pause_wakes_nobody(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled waiter = compiled(session, """
                    static volatile int got;
                    static void handle(int signal) { got = signal; }
                    int main(void)
                    {
                        signal(SIGUSR1, handle);
                        if (fork() == 0) { kill(getppid(), SIGUSR1); _exit(0); }
                        if (!got)
                            pause();
                        write(1, "woken", 5);
                        wait(NULL);
                        return 0;
                    }
                    """);
            Map<String, List<Integer>> outcomes = waiter.outcomes(60, "ENDED woken", "DEADLOCK ");
            assertThat(outcomes).containsOnlyKeys("ENDED woken", "DEADLOCK ");
            assertThat(Controlled.steps(waiter.following(outcomes.get("ENDED woken")))).extracting(Event.Step::what).contains(StepKind.FALLS_ASLEEP);
        }
    }

    @EachSandbox
    void a_signal_that_is_blocked_until_sigsuspend_is_never_lost(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled waiter = compiled(session, """
                    static volatile int got;
                    static void handle(int signal) { got = signal; }
                    int main(void)
                    {
                        sigset_t block, before;
                        sigemptyset(&block);
                        sigaddset(&block, SIGUSR1);
                        sigprocmask(SIG_BLOCK, &block, &before);
                        signal(SIGUSR1, handle);
                        if (fork() == 0) { kill(getppid(), SIGUSR1); _exit(0); }
                        while (!got)
                            sigsuspend(&before);
                        write(1, "woken", 5);
                        wait(NULL);
                        return 0;
                    }
                    """);
            waiter.assertOutcomes(60, "ENDED woken");
        }
    }

    @EachSandbox
    void the_grandchild_of_a_double_fork_is_an_orphan_or_not_yet(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled daemon = compiled(session, """
                    int main(void)
                    {
                        pid_t pid = fork();
                        if (pid == 0) {
                            pid_t own = getpid();
                            if (fork() == 0) { write(1, getppid() == own ? "child" : "orphan", getppid() == own ? 5 : 6); _exit(0); }
                            _exit(0);
                        }
                        waitpid(pid, NULL, 0);
                        return 0;
                    }
                    """);
            assertThat(daemon.outcomes(60, "ENDED child", "ENDED orphan")).containsKeys("ENDED child", "ENDED orphan");
        }
    }

    @EachSandbox
    void a_killed_child_has_come_as_far_as_its_schedule_let_it(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled killer = compiled(session, """
                    int main(void)
                    {
                        int status;
                        pid_t pid = fork();
                        if (pid == 0) { write(1, "x", 1); write(1, "x", 1); _exit(0); }
                        kill(pid, SIGTERM);
                        wait(&status);
                        dprintf(1, " %d", status);
                        return 0;
                    }
                    """);
            killer.assertOutcomes(80, "ENDED  15", "ENDED x 15", "ENDED xx 15", "ENDED xx 0");
        }
    }

    @EachSandbox
    void shells_pipelines_and_job_control_work_as_ever(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled shells = compiled(session, """
                    int main(void)
                    {
                        char line[64];
                        FILE *in = popen("echo hello | tr a-z A-Z", "r");
                        while (fgets(line, sizeof line, in))
                            fputs(line, stdout);
                        printf("%d %d\\n", pclose(in), system("exit 3") >> 8);
                        fflush(stdout);
                        pid_t pid = fork();
                        if (pid == 0) { setpgid(0, 0); raise(SIGSTOP); _exit(7); }
                        int stopped, ended;
                        waitpid(pid, &stopped, WUNTRACED);
                        kill(pid, SIGCONT);
                        waitpid(pid, &ended, 0);
                        printf("%d %d\\n", WIFSTOPPED(stopped), WEXITSTATUS(ended));
                        return 0;
                    }
                    """);
            shells.assertOutcomes(10, "ENDED HELLO\n0 3\n1 7\n");
        }
    }

    @EachSandbox
    void alarms_and_limited_waits_go_off_in_their_order_when_nobody_else_can_go_on(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled timers = compiled(session, """
                    static volatile int rang;
                    static void ring(int signal) { (void)signal; rang++; }
                    int main(void)
                    {
                        int ends[2];
                        struct sigaction action = {.sa_handler = ring};
                        sigaction(SIGALRM, &action, NULL);
                        pipe(ends);
                        struct pollfd in = {.fd = ends[0], .events = POLLIN};
                        alarm(30);
                        int first = poll(&in, 1, 20000), rung = rang;
                        int second = poll(&in, 1, 20000);
                        dprintf(1, "%d %d %d %d ", first, rung, second, rang);
                        alarm(3);
                        unsigned left = sleep(10);
                        dprintf(1, "%u %d ", left, rang);
                        char c;
                        alarm(3600);
                        int third = read(ends[0], &c, 1);
                        dprintf(1, "%d %d", third, rang);
                        return 0;
                    }
                    """);
            Recording run = timers.steady();
            assertThat(Controlled.outcome(run)).isEqualTo("ENDED 0 0 -1 1 7 2 -1 3");
            assertThat(Controlled.outcome(timers.following(Controlled.choices(run)))).isEqualTo("ENDED 0 0 -1 1 7 2 -1 3");
            assertThat(run.events()).filteredOn(Event.Uncontrolled.class::isInstance)
                    .extracting(event -> ((Event.Uncontrolled) event).why()).containsExactly(Event.Uncontrol.TAKEN_LAST);
        }
    }

    @EachSandbox
    void timers_of_the_machine_are_waited_for_and_said(TestedSandbox where) {
        try (Session session = where.open()) {
            Recording run = compiled(session, """
                    #include <stdint.h>
                    #include <sys/timerfd.h>
                    int main(void)
                    {
                        uint64_t times;
                        struct itimerspec soon = {.it_value = {.tv_nsec = 20000000}};
                        int timer = timerfd_create(CLOCK_MONOTONIC, 0);
                        timerfd_settime(timer, 0, &soon, NULL);
                        return read(timer, &times, sizeof times) != sizeof times;
                    }
                    """).steady();
            assertThat(run.end().verdict()).isEqualTo(Verdict.ENDED);
            assertThat(run.events()).filteredOn(Event.Uncontrolled.class::isInstance)
                    .extracting(event -> ((Event.Uncontrolled) event).why()).containsExactly(Event.Uncontrol.UNKNOWN_WAIT);
        }
    }

    @EachSandbox
    void a_run_that_goes_on_and_on_is_over_after_so_many_steps(TestedSandbox where) {
        try (Session session = where.open()) {
            Recording run = compiled(session, "int main(void) { for (volatile unsigned n = 0;; n++) getppid(); }").within(50);
            assertThat(run.end().verdict()).isEqualTo(Verdict.LIMIT);
            assertThat(run.end().detail()).isEqualTo("steps");
            assertThat(Controlled.steps(run)).hasSize(50);
        }
    }

    @EachSandbox
    void memory_that_is_shared_is_outside_of_the_schedule_and_is_said(TestedSandbox where) {
        try (Session session = where.open()) {
            Recording run = compiled(session, """
                    int main(void)
                    {
                        int *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
                        if (fork() == 0) { write(1, "set ", 4); *shared = 5; _exit(0); }
                        while (*(volatile int *)shared == 0)
                            ;
                        wait(NULL);
                        dprintf(1, "%d", *shared);
                        return 0;
                    }
                    """).steady();
            assertThat(Controlled.outcome(run)).isEqualTo("ENDED set 5");
            assertThat(run.events()).filteredOn(Event.Uncontrolled.class::isInstance)
                    .extracting(event -> ((Event.Uncontrolled) event).why()).containsExactly(Event.Uncontrol.SHARED_MEMORY);
        }
    }

    @EachSandbox
    void what_a_child_does_to_shared_memory_before_its_first_call_has_an_order_too(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled counter = compiled(session, """
                    int main(void)
                    {
                        volatile int *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
                        for (int i = 0; i < 2; i++)
                            if (fork() == 0) { int read = *shared; usleep(1); *shared = read + 1; _exit(0); }
                        while (wait(NULL) > 0) { }
                        dprintf(1, "%d", *shared);
                        return 0;
                    }
                    """);
            counter.assertOutcomes(60, "ENDED 1", "ENDED 2");
        }
    }

    @EachSandbox
    void what_a_run_leaves_behind_is_not_there_in_the_next(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled litter = compiled(session, """
                    int main(void)
                    {
                        write(1, access("left", F_OK) == 0 ? "old" : "new", 3);
                        close(open("left", O_CREAT | O_WRONLY, 0600));
                        return 0;
                    }
                    """);
            for (int i = 0; i < 3; i++) {
                Recording run = litter.steady();
                assertThat(Controlled.outcome(run)).isEqualTo("ENDED new");
                assertThat(run.events()).filteredOn(Event.Left.class::isInstance).hasSize(1);
            }
        }
    }

    private static Controlled compiled(Session session, String program) {
        Runs.compile(session, "program", HEAD + program);
        return new Controlled(session, "program");
    }
}
