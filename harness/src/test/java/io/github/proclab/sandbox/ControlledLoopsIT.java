package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Recording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/** A loop that waits for something to change, whatever calls it consists of, ends in every schedule in which that can change; and one that nothing can end is a livelock. */
@Timeout(180)
class ControlledLoopsIT {

    private static final String HEAD = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <poll.h>
            #include <sched.h>
            #include <signal.h>
            #include <stdio.h>
            #include <string.h>
            #include <sys/sem.h>
            #include <sys/stat.h>
            #include <sys/wait.h>
            #include <time.h>
            #include <unistd.h>
            static volatile sig_atomic_t flag;
            static void on(int s) { (void)s; flag++; }
            """;

    /** CHILD tells, LOOP waits for it. */
    private static final String PROGRAM = """
            int main(void)
            {
                pid_t parent = getpid(), child;
                int set = semget(IPC_PRIVATE, 1, 0600);
                struct sembuf up = {0, 1, 0}, down = {0, -1, 0};
                semop(set, &up, 1);
                signal(SIGUSR1, on);
                if ((child = fork()) == 0) {
                    CHILD
                    _exit(0);
                }
                LOOP
                (void)parent;
                waitpid(child, NULL, 0);
                semctl(set, 0, IPC_RMID);
                return 0;
            }
            """;

    private static Map<String, String> loops() {
        String sends = "usleep(3); kill(parent, SIGUSR1);";
        String creates = "close(creat(\"a\", 0600)); close(creat(\"b\", 0600));";
        Map<String, String> programs = new LinkedHashMap<>();
        programs.put("sleep", program(sends, "while (!flag) sleep(1);"));
        programs.put("sched_yield", program(sends, "while (!flag) sched_yield();"));
        programs.put("poll of nothing", program(sends, "while (!flag) poll(NULL, 0, 10);"));
        programs.put("asks for its parent", program(sends, "while (!flag) getppid();"));
        programs.put("the clock, and sleep", program(sends, "while (!flag && time(NULL) < 2000000000) usleep(10);"));
        programs.put("two files", program(creates, "for (struct stat s; stat(\"a\", &s) || stat(\"b\", &s);) usleep(10);"));
        programs.put("two files that are opened", program(creates, "for (int a, b, both = 0; !both;) { a = open(\"a\", 0); b = open(\"b\", 0); both = a >= 0 && b >= 0; close(a); close(b); }"));
        programs.put("what a file holds", program("int f = open(\"f\", O_CREAT | O_WRONLY, 0600); write(f, \"go\", 2);",
                "for (char text[3] = \"\"; strcmp(text, \"go\");) { int f = open(\"f\", O_CREAT | O_RDONLY, 0600); read(f, text, 2); close(f); }"));
        programs.put("a file, with a semaphore in the hand", program("semop(set, &down, 1); " + creates + " semop(set, &up, 1);",
                "for (int there = 0; !there;) { semop(set, &down, 1); there = !access(\"b\", F_OK); semop(set, &up, 1); }"));
        programs.put("prints, and sleeps", program(sends, "while (!flag) { write(2, \".\", 1); sleep(1); }"));
        programs.put("the parent of an orphan", HEAD + """
                int main(void)
                {
                    pid_t parent = getpid();
                    if (fork() == 0) { while (getppid() == parent) usleep(2000); _exit(0); }
                    return 0;
                }
                """);
        return programs;
    }

    private static String program(String child, String loop) {
        return HEAD + PROGRAM.replace("CHILD", child).replace("LOOP", loop);
    }

    @EachSandbox
    void a_loop_that_waits_for_what_another_process_does_ends_in_every_schedule(TestedSandbox where) {
        try (Session session = where.open()) {
            loops().forEach((calls, program) -> {
                Runs.compile(session, "program", program);
                Controlled loop = new Controlled(session, "program");
                List<Recording> runs = new ArrayList<>(List.of(loop.steady(), loop.avoiding(1), loop.avoiding(2)));
                for (long seed = 0; seed < 3; seed++) {
                    runs.add(loop.byPriorities(seed));
                }
                assertThat(runs).as(calls).allSatisfy(run -> assertThat(run.end().verdict()).isEqualTo(Verdict.ENDED));
            });
        }
    }

    @EachSandbox
    void a_loop_that_nothing_can_end_any_more_is_a_livelock_and_one_that_counts_is_not(TestedSandbox where) {
        try (Session session = where.open()) {
            assertThat(verdict(session, program("", "while (!flag) usleep(1000);"))).isEqualTo(Verdict.LIVELOCK);
            assertThat(verdict(session, program("while (!flag) sched_yield();", "while (!flag) { getppid(); sleep(1); }"))).isEqualTo(Verdict.LIVELOCK);
            assertThat(verdict(session, program("", "for (int tries = 0; tries < 300; tries++) usleep(1000);"))).isEqualTo(Verdict.ENDED);
            assertThat(verdict(session, program("", "for (time_t end = time(NULL) + 10; time(NULL) < end;) usleep(100000);"))).isEqualTo(Verdict.ENDED);
        }
    }

    @EachSandbox
    void a_timer_goes_off_and_a_wait_runs_out_though_another_process_looks_and_looks(TestedSandbox where) {
        try (Session session = where.open()) {
            assertThat(verdict(session, program("signal(SIGALRM, on); alarm(60); pause(); kill(parent, SIGUSR1);", "while (!flag) usleep(1000);"))).isEqualTo(Verdict.ENDED);
            assertThat(verdict(session, program("poll(NULL, 0, 60000); kill(parent, SIGUSR1);", "while (!flag) usleep(1000);"))).isEqualTo(Verdict.ENDED);
        }
    }

    private static Verdict verdict(Session session, String program) {
        Runs.compile(session, "program", program);
        return new Controlled(session, "program").steady().end().verdict();
    }
}
