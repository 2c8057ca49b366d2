package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.RunLimits;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Recording;
import java.time.Duration;
import java.util.List;

/** The run's limits end a process, or those that it has set itself (setrlimit(2)): only the first are told as the run's. */
class LimitsOfARunIT {

    private static final int XCPU = 24;
    private static final int XFSZ = 25;

    private static final String WRITES = """
            #include <fcntl.h>
            #include <sys/resource.h>
            #include <unistd.h>
            int main(int argc, char **argv)
            {
                struct rlimit own;
                static char block[4096];
                getrlimit(RLIMIT_FSIZE, &own);
                own.rlim_cur = 1024;
                if (argc > 1)
                    setrlimit(RLIMIT_FSIZE, &own);
                int file = open("file", O_CREAT | O_WRONLY, 0600);
                for (int i = 0; i < 64; i++)
                    write(file, block, sizeof block);
                return 0;
            }
            """;

    private static final String COMPUTES = """
            #include <sys/resource.h>
            int main(int argc, char **argv)
            {
                struct rlimit own;
                getrlimit(RLIMIT_CPU, &own);
                own.rlim_cur = 1;
                if (argc > 1)
                    setrlimit(RLIMIT_CPU, &own);
                for (;;) { }
            }
            """;

    @EachSandbox
    void a_file_that_grows_beyond_the_program_s_own_limit_has_not_met_the_run_s(TestedSandbox where) {
        try (Session session = where.open()) {
            Runs.compile(session, "writes", WRITES);
            Recording own = session.run(limited(Runs.TIME_ENOUGH, 65536, "./writes", "own"));
            assertThat(own.end().verdict()).isEqualTo(Verdict.ENDED);
            assertThat(signalOfFirst(own)).isEqualTo(XFSZ);
            Recording run = session.run(limited(Runs.TIME_ENOUGH, 65536, "./writes"));
            assertThat(run.end().verdict()).isEqualTo(Verdict.LIMIT);
            assertThat(run.end().detail()).isEqualTo("file");
        }
    }

    @EachSandbox
    void a_program_that_computes_beyond_its_own_limit_has_not_met_the_run_s(TestedSandbox where) {
        try (Session session = where.open()) {
            Runs.compile(session, "computes", COMPUTES);
            Recording own = session.run(limited(Duration.ofSeconds(5), 0, "./computes", "own"));
            assertThat(own.end().verdict()).isEqualTo(Verdict.ENDED);
            assertThat(signalOfFirst(own)).isEqualTo(XCPU);
            Recording run = session.run(limited(Duration.ofSeconds(1), 0, "./computes"));
            assertThat(run.end().verdict()).isEqualTo(Verdict.LIMIT);
            assertThat(run.end().detail()).isEqualTo("cpu");
        }
    }

    private static final String RAISES = """
            #define _GNU_SOURCE
            #include <signal.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/syscall.h>
            #include <sys/wait.h>
            #include <unistd.h>
            static void die(const char *how, int signal)
            {
                siginfo_t forged;
                memset(&forged, 0, sizeof forged);
                forged.si_signo = signal;
                forged.si_code = SI_KERNEL;
                if (strcmp(how, "raise") == 0)
                    raise(signal);
                else if (strcmp(how, "kill") == 0)
                    kill(getpid(), signal);
                else if (strcmp(how, "queue") == 0)
                    sigqueue(getpid(), signal, (union sigval){0});
                else
                    syscall(SYS_rt_sigqueueinfo, getpid(), signal, &forged);
                pause();
            }
            int main(int argc, char **argv)
            {
                int status;
                pid_t child = fork();
                if (child == 0)
                    die(argc > 1 ? argv[1] : "", atoi(argv[2]));
                if (strcmp(argv[1], "parent") == 0)
                    kill(child, atoi(argv[2]));
                waitpid(child, &status, 0);
                return WTERMSIG(status);
            }
            """;

    @EachSandbox
    void a_signal_that_a_program_sends_has_met_no_limit(TestedSandbox where) {
        try (Session session = where.open()) {
            Runs.compile(session, "raises", RAISES);
            for (String how : List.of("raise", "kill", "queue", "forged", "parent")) {
                for (int signal : List.of(9, XCPU, XFSZ)) {
                    Recording run = session.run(limited(Duration.ofSeconds(5), 65536, "./raises", how, String.valueOf(signal)));
                    assertThat(run.end().verdict()).as("%s %s", how, signal).isEqualTo(Verdict.ENDED);
                }
            }
        }
    }

    @EachSandbox
    void a_program_that_lives_through_the_signal_of_the_limit_has_met_it_all_the_same(TestedSandbox where) {
        try (Session session = where.open()) {
            Runs.compile(session, "blocks", """
                    #include <signal.h>
                    int main(void)
                    {
                        sigset_t all;
                        sigfillset(&all);
                        sigprocmask(SIG_SETMASK, &all, 0);
                        for (;;) { }
                    }
                    """);
            Recording run = session.run(limited(Duration.ofSeconds(1), 0, "./blocks"));
            assertThat(run.end().verdict()).isEqualTo(Verdict.LIMIT);
            assertThat(run.end().detail()).isEqualTo("cpu");
        }
    }

    private static RunRequest limited(Duration cpu, long file, String... argv) {
        RunLimits limits = new RunLimits(Runs.TIME_ENOUGH, cpu, 0, 64, 1 << 20, file);
        return new RunRequest(List.of(argv), Runs.traced("true").env(), Stdin.NONE, true, false, limits, Duration.ZERO, -1, List.of());
    }

    private static int signalOfFirst(Recording recording) {
        return recording.events().stream().filter(event -> event instanceof Event.Ended && event.stamp().process() == 1)
                .mapToInt(event -> ((Event.Ended) event).status().raw() & 0x7f).findFirst().orElseThrow();
    }
}
