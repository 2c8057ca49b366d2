package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Whether a call would wait is known, whatever it waits for: who cannot go on is not tried, and where nobody can, that is a deadlock. */
class ControlledWaitsIT {

    /** A call that the supervisor does not watch. */
    private static final int EPOLL_PWAIT2 = 441;

    private static final String HEAD = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <mqueue.h>
            #include <poll.h>
            #include <semaphore.h>
            #include <signal.h>
            #include <stdio.h>
            #include <sys/file.h>
            #include <sys/ipc.h>
            #include <sys/mman.h>
            #include <sys/msg.h>
            #include <sys/select.h>
            #include <sys/sem.h>
            #include <sys/wait.h>
            #include <unistd.h>
            """;

    /** TAKE and GIVE of one of two locks, which the children take in opposite orders. */
    private static final String OPPOSITE = """
            int main(void)
            {
                BEGIN
                for (int i = 0; i < 2; i++)
                    if (fork() == 0) {
                        OWN
                        TAKE(i); write(1, ".", 1); TAKE(1 - i);
                        GIVE(1 - i); GIVE(i);
                        _exit(0);
                    }
                while (wait(NULL) > 0) { }
                END
                return 0;
            }
            """;

    private static final Map<String, List<String>> LOCKS = Map.of(
            "System V semaphores", List.of("int set = semget(IPC_PRIVATE, 2, 0600); semctl(set, 0, SETVAL, 1); semctl(set, 1, SETVAL, 1);", "",
                    "semop(set, &(struct sembuf){(LOCK), -1, 0}, 1)", "semop(set, &(struct sembuf){(LOCK), 1, 0}, 1)", "semctl(set, 0, IPC_RMID);"),
            "POSIX semaphores", List.of(
                    "sem_close(sem_open(\"/s0\", O_CREAT, 0600, 1)); sem_close(sem_open(\"/s1\", O_CREAT, 0600, 1));",
                    "sem_t *s[2] = {sem_open(\"/s0\", 0), sem_open(\"/s1\", 0)};", "sem_wait(s[LOCK])", "sem_post(s[LOCK])", "sem_unlink(\"/s0\"); sem_unlink(\"/s1\");"),
            "POSIX queues", List.of("""
                    struct mq_attr one = {.mq_maxmsg = 1, .mq_msgsize = 1};
                    char c;
                    mqd_t q[2] = {mq_open("/q0", O_CREAT | O_RDWR, 0600, &one), mq_open("/q1", O_CREAT | O_RDWR, 0600, &one)};
                    mq_send(q[0], "x", 1, 0); mq_send(q[1], "x", 1, 0);
                    """, "", "mq_receive(q[LOCK], &c, 1, 0)", "mq_send(q[LOCK], \"x\", 1, 0)", "mq_unlink(\"/q0\"); mq_unlink(\"/q1\");"),
            "flock", List.of("", "int f[2] = {open(\"a\", O_CREAT | O_RDWR, 0600), open(\"b\", O_CREAT | O_RDWR, 0600)};",
                    "flock(f[LOCK], LOCK_EX)", "flock(f[LOCK], LOCK_UN)", ""),
            "messages of two types", List.of("""
                    struct { long type; char c; } m = {1, 'x'};
                    int queue = msgget(IPC_PRIVATE, 0600);
                    msgsnd(queue, &m, 1, 0); m.type = 2; msgsnd(queue, &m, 1, 0);
                    """, "", "msgrcv(queue, &m, 1, (LOCK) + 1, 0)", "(m.type = (LOCK) + 1, msgsnd(queue, &m, 1, 0))", "msgctl(queue, IPC_RMID, NULL);"));

    @EachSandbox
    void locks_of_every_kind_that_are_taken_in_opposite_orders_deadlock_in_some_schedules(TestedSandbox where) {
        try (Session session = where.open()) {
            LOCKS.forEach((kind, parts) -> {
                Controlled locks = compiled(session, OPPOSITE.replace("BEGIN", parts.get(0)).replace("OWN", parts.get(1))
                        .replaceAll("TAKE\\(([^)]*)\\)", quoted(parts.get(2))).replaceAll("GIVE\\(([^)]*)\\)", quoted(parts.get(3))).replace("END", parts.get(4)));
                Map<String, List<Integer>> outcomes = locks.outcomes(60, "DEADLOCK ..", "ENDED ..");
                assertThat(outcomes).as(kind).containsOnlyKeys("DEADLOCK ..", "ENDED ..");
                Recording stuck = locks.following(outcomes.get("DEADLOCK .."));
                assertThat(stuck.events()).as(kind).filteredOn(Event.Pending.class::isInstance).hasSize(3)
                        .allSatisfy(event -> assertThat(((Event.Pending) event).touches()).isNotEmpty());
            });
        }
    }

    @EachSandbox
    void whoever_sends_to_a_full_queue_goes_on_when_somebody_has_taken_from_it(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled queue = compiled(session, """
                    int main(void)
                    {
                        static struct { long type; char text[4096]; } m = {.type = 1};
                        int queue = msgget(IPC_PRIVATE, 0600);
                        while (msgsnd(queue, &m, sizeof m.text, IPC_NOWAIT) == 0) { }
                        if (fork() == 0) { msgsnd(queue, &m, sizeof m.text, 0); write(1, "s", 1); _exit(0); }
                        if (fork() == 0) { msgrcv(queue, &m, sizeof m.text, 0, 0); write(1, "r", 1); _exit(0); }
                        while (wait(NULL) > 0) { }
                        msgctl(queue, IPC_RMID, NULL);
                        return 0;
                    }
                    """);
            queue.assertOutcomes(40, "ENDED rs", "ENDED sr");
        }
    }

    @EachSandbox
    void a_signal_that_only_the_wait_lets_in_ends_it(TestedSandbox where) {
        try (Session session = where.open()) {
            for (String wait : List.of("ppoll(&in, 1, NULL, &before)", "pselect(ends[0] + 1, &set, NULL, NULL, NULL, &before)")) {
                Controlled waiter = compiled(session, """
                        static volatile int got;
                        static void handle(int signal) { got = signal; }
                        int main(void)
                        {
                            int ends[2], came = 0;
                            sigset_t block, before;
                            pipe(ends);
                            sigemptyset(&block);
                            sigaddset(&block, SIGUSR1);
                            sigprocmask(SIG_BLOCK, &block, &before);
                            sigaction(SIGUSR1, &(struct sigaction){.sa_handler = handle}, NULL);
                            if (fork() == 0) { kill(getppid(), SIGUSR1); write(ends[1], "x", 1); _exit(0); }
                            struct pollfd in = {.fd = ends[0], .events = POLLIN};
                            while (!came || !got) {
                                fd_set set;
                                char c;
                                FD_ZERO(&set);
                                if (!came)
                                    FD_SET(ends[0], &set);
                                if (WAIT > 0) { read(ends[0], &c, 1); write(1, "byte ", 5); came = 1; in.fd = -1; }
                                else write(1, "signal ", 7);
                            }
                            wait(NULL);
                            return 0;
                        }
                        """.replace("WAIT", wait));
                assertThat(waiter.outcomes(100, "ENDED byte signal ", "ENDED signal byte ")).as(wait).containsOnlyKeys("ENDED byte signal ", "ENDED signal byte ");
            }
        }
    }

    @EachSandbox
    void whoever_sleeps_in_a_call_that_nobody_knows_is_told_with_it_when_the_run_is_ended(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled sleepers = compiled(session, """
                    #include <sys/epoll.h>
                    #include <sys/syscall.h>
                    int main(void)
                    {
                        struct epoll_event event;
                        int set = epoll_create1(0);
                        for (int i = 0; i < 8; i++)
                            if (fork() == 0) { syscall(EPOLL_PWAIT2, set, &event, 1, NULL, NULL, 0); _exit(0); }
                        while (wait(NULL) > 0) { }
                        return 0;
                    }
                    """.replace("EPOLL_PWAIT2", "" + EPOLL_PWAIT2));
            Recording run = sleepers.within(Duration.ofSeconds(1));
            for (Duration wall = Duration.ofSeconds(2); pendingInUnknown(run).isEmpty() && wall.compareTo(Runs.TIME_ENOUGH) < 0; wall = wall.multipliedBy(2)) {
                run = sleepers.within(wall);
            }
            assertThat(pendingInUnknown(run)).isNotEmpty()
                    .allSatisfy(event -> assertThat(((Event.Pending) event).touches()).isNotEmpty());
            assertThat(run.events()).filteredOn(Event.Uncontrolled.class::isInstance).isNotEmpty();
        }
    }

    private static List<Event> pendingInUnknown(Recording run) {
        return run.events().stream().filter(event -> event instanceof Event.Pending pending && pending.call() == EPOLL_PWAIT2).toList();
    }

    private static String quoted(String replacement) {
        return replacement.replace("LOCK_", "\0").replace("LOCK", "$1").replace("\0", "LOCK_");
    }

    private static Controlled compiled(Session session, String program) {
        Runs.compile(session, "program", HEAD + program);
        return new Controlled(session, "program");
    }
}
