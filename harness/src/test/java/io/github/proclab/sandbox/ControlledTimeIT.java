package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.StepKind;
import io.github.proclab.trace.Recording;
import java.util.List;
import java.util.Map;

/** Time is virtual: limited waits, sleeps and alarms cost none, and come in an order that their lengths allow. */
class ControlledTimeIT {

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

    private static final String LIMITED_WAITS = """
            #define _GNU_SOURCE
            #include <semaphore.h>
            #include <stdlib.h>
            #include <sys/epoll.h>
            #include <sys/select.h>
            #include <sys/sem.h>
            static int ends[2], set;
            static sem_t *shared;
            static int by_poll(void) { struct pollfd in = {.fd = ends[0], .events = POLLIN}; return poll(&in, 1, MILLIS) == 1; }
            static int by_select(void)
            {
                fd_set in;
                struct timeval limit = {.tv_sec = MILLIS / 1000, .tv_usec = MILLIS % 1000 * 1000};
                FD_ZERO(&in);
                FD_SET(ends[0], &in);
                return select(ends[0] + 1, &in, NULL, NULL, &limit) == 1;
            }
            static int by_epoll(void)
            {
                struct epoll_event in = {.events = EPOLLIN};
                int all = epoll_create1(0);
                epoll_ctl(all, EPOLL_CTL_ADD, ends[0], &in);
                return epoll_wait(all, &in, 1, MILLIS) == 1;
            }
            static int by_signal(void)
            {
                sigset_t wanted;
                struct timespec limit = {.tv_sec = MILLIS / 1000, .tv_nsec = MILLIS % 1000 * 1000000};
                sigemptyset(&wanted);
                sigaddset(&wanted, SIGUSR1);
                return sigtimedwait(&wanted, NULL, &limit) == SIGUSR1;
            }
            static int by_semaphores(void)
            {
                struct sembuf take = {.sem_op = -1};
                struct timespec limit = {.tv_sec = MILLIS / 1000, .tv_nsec = MILLIS % 1000 * 1000000};
                return semtimedop(set, &take, 1, &limit) == 0;
            }
            static int by_semaphore(void)
            {
                struct timespec limit;
                clock_gettime(CLOCK_REALTIME, &limit);
                limit.tv_sec += MILLIS / 1000;
                limit.tv_nsec += MILLIS % 1000 * 1000000;
                if (limit.tv_nsec >= 1000000000) { limit.tv_sec++; limit.tv_nsec -= 1000000000; }
                return sem_timedwait(shared, &limit) == 0;
            }
            int main(int argc, char **argv)
            {
                int (*const ways[])(void) = {by_poll, by_select, by_epoll, by_signal, by_semaphores, by_semaphore};
                sigset_t held;
                sigemptyset(&held);
                sigaddset(&held, SIGUSR1);
                sigprocmask(SIG_BLOCK, &held, NULL);
                pipe(ends);
                set = semget(IPC_PRIVATE, 1, 0600);
                if (ways[WAY] == by_semaphore) {
                    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
                    sem_init(shared, 1, 0);
                }
                if (fork() == 0) {
                    struct sembuf give = {.sem_op = 1};
                    write(ends[1], "x", 1);
                    kill(getppid(), SIGUSR1);
                    semop(set, &give, 1);
                    if (shared)
                        sem_post(shared);
                    _exit(0);
                }
                write(1, ways[WAY]() ? "came" : "time", 4);
                wait(NULL);
                semctl(set, 0, IPC_RMID);
                return 0;
            }
            """;

    @EachSandbox
    void a_short_limited_wait_is_fulfilled_or_runs_out_by_who_comes_first(TestedSandbox where) {
        try (Session session = where.open()) {
            for (int way = 0; way < 6; way++) {
                Controlled wait = compiled(session, LIMITED_WAITS.replace("WAY", "" + way).replace("MILLIS", "500"));
                assertThat(Controlled.outcome(wait.steady())).as("way %d, steady", way).isEqualTo("ENDED came");
                Map<String, List<Integer>> outcomes = wait.outcomes(60, "ENDED came", "ENDED time");
                assertThat(outcomes).as("way %d", way).containsOnlyKeys("ENDED came", "ENDED time");
                Recording late = wait.following(outcomes.get("ENDED time"));
                assertThat(Controlled.outcome(late)).as("way %d: %s", way, late.end().detail()).isEqualTo("ENDED time");
                assertThat(Controlled.steps(late)).filteredOn(step -> step.what() == StepKind.RUNS_OUT).singleElement()
                        .satisfies(step -> assertThat(step.enabled()).contains(step.who()));
            }
        }
    }

    @EachSandbox
    void a_wait_of_a_second_is_a_guard_that_runs_out_only_where_it_would_in_time(TestedSandbox where) {
        try (Session session = where.open()) {
            for (int way = 0; way < 6; way++) {
                Controlled wait = compiled(session, LIMITED_WAITS.replace("WAY", "" + way).replace("MILLIS", "1000"));
                assertThat(wait.outcomes(30, "ENDED came")).as("way %d", way).containsOnlyKeys("ENDED came");
            }
        }
    }

    @EachSandbox
    void a_guard_and_a_sleep_come_in_the_order_of_their_times_where_these_are_a_second_apart(TestedSandbox where) {
        try (Session session = where.open()) {
            guarded(session, "sleep(3)").assertOutcomes(30, "ENDED came");
            guarded(session, "sleep(10)").assertOutcomes(30, "ENDED time");
            guarded(session, "usleep(5500000)").assertOutcomes(60, "ENDED came", "ENDED time");
            guarded(session, "_exit(0)").assertOutcomes(30, "ENDED time");
        }
    }

    private static Controlled guarded(Session session, String before) {
        return compiled(session, """
                int main(void)
                {
                    int ends[2];
                    pipe(ends);
                    if (fork() == 0) { BEFORE; write(ends[1], "x", 1); _exit(0); }
                    struct pollfd in = {.fd = ends[0], .events = POLLIN};
                    write(1, poll(&in, 1, 5000) == 1 ? "came" : "time", 4);
                    wait(NULL);
                    return 0;
                }
                """.replace("BEFORE", before));
    }

    @EachSandbox
    void an_alarm_goes_off_where_all_others_sleep_beyond_it_and_not_before(TestedSandbox where) {
        try (Session session = where.open()) {
            String program = """
                    static void ring(int signal) { (void)signal; write(1, "alarm ", 6); }
                    int main(void)
                    {
                        int ends[2];
                        char c;
                        pipe(ends);
                        sigaction(SIGALRM, &(struct sigaction){.sa_handler = ring}, NULL);
                        pid_t child = fork();
                        if (child == 0) { OTHER; write(ends[1], "x", 1); _exit(0); }
                        alarm(5);
                        dprintf(1, "%zd", read(ends[0], &c, 1));
                        kill(child, SIGKILL);
                        wait(NULL);
                        return 0;
                    }
                    """;
            compiled(session, program.replace("OTHER", "sleep(3)")).assertOutcomes(30, "ENDED 1");
            compiled(session, program.replace("OTHER", "while (1) sleep(1)")).assertOutcomes(20, "ENDED alarm -1");
            assertThat(Controlled.outcome(compiled(session, program.replace("OTHER", "while (1) getppid()")).steady()))
                    .isEqualTo("ENDED alarm -1");
        }
    }

    @EachSandbox
    void a_limited_wait_has_its_time_where_others_sleep_and_is_not_waited_for_where_they_look_without_end(TestedSandbox where) {
        try (Session session = where.open()) {
            String program = """
                    int main(void)
                    {
                        int ends[2];
                        pipe(ends);
                        pid_t child = fork();
                        if (child == 0) { OTHER; write(ends[1], "x", 1); _exit(0); }
                        struct pollfd in = {.fd = ends[0], .events = POLLIN};
                        int rounds = 0;
                        while (poll(&in, 1, 1000) == 0 && ++rounds < 5) { }
                        kill(child, SIGKILL);
                        wait(NULL);
                        dprintf(1, "%d", rounds);
                        return 0;
                    }
                    """;
            assertThat(Controlled.outcome(compiled(session, program.replace("OTHER", "usleep(3500000)")).steady())).isEqualTo("ENDED 3");
            assertThat(Controlled.outcome(compiled(session, program.replace("OTHER", "while (kill(getpid(), 0) == 0) { }")).steady())).isEqualTo("ENDED 5");
        }
    }

    @EachSandbox
    void the_time_stamp_counter_goes_by_virtual_time_and_chance_is_the_same_each_time(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled program = compiled(session, """
                    static unsigned long long now(void)
                    {
                        unsigned low, high;
                        __asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
                        return (unsigned long long)high << 32 | low;
                    }
                    static void broken(int signal) { (void)signal; _exit(7); }
                    int main(void)
                    {
                        unsigned device = 0;
                        signal(SIGSEGV, broken);
                        unsigned long long before = now();
                        sleep(3600);
                        read(open("/dev/urandom", O_RDONLY), &device, sizeof device);
                        dprintf(1, "%llu %llu %u", before, now() - before, device);
                        *(volatile int *)1 = 0;
                        return 0;
                    }
                    """);
            Recording run = program.steady();
            assertThat(Runs.output(program.steady())).isEqualTo(Runs.output(run));
            assertThat(Long.parseLong(Runs.output(run).split(" ")[1])).isGreaterThan(3_600_000_000_000L);
            assertThat(run.events()).as("a fault of its own").anyMatch(event -> event instanceof Event.Ended ended && ended.status().exited() && ended.status().code() == 7);
            assertThat(run.events()).as("the only one").filteredOn(Event.SignalDelivered.class::isInstance).hasSize(1);
        }
    }

    @EachSandbox
    void who_asks_the_machine_is_told_of(TestedSandbox where) {
        try (Session session = where.open()) {
            for (String question : List.of("open(\"/proc/uptime\", O_RDONLY)", "open(\"/proc/self/stat\", O_RDONLY)", "times(NULL)")) {
                Recording run = compiled(session, "#include <sys/times.h>\nint main(void) { " + question + "; return 0; }").steady();
                assertThat(run.events()).as(question).anyMatch(event -> event instanceof Event.Uncontrolled told && told.why() == Event.Uncontrol.MACHINE_ASKED);
            }
        }
    }

    private static Controlled compiled(Session session, String program) {
        Runs.compile(session, "program", HEAD + program);
        return new Controlled(session, "program");
    }
}
