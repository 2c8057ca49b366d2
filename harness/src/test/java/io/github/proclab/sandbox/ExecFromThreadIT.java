package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;

/** execve(2) ends all other threads, and the one that calls it has the first one's tid from there on. */
@Timeout(120)
class ExecFromThreadIT {

    private static final int RUNS = 25;

    @EachSandbox
    void another_thread_than_the_first_executes(TestedSandbox where) {
        try (Session session = where.open()) {
            assertThat(executing(session, "waits", "pause();").outcomes(RUNS)).containsOnlyKeys("ENDED executed\n");
            assertThat(executing(session, "ends", "pthread_exit(NULL);").outcomes(RUNS)).containsOnlyKeys("ENDED executed\n");
            assertThat(executing(session, "executes", "run(NULL);").outcomes(RUNS)).containsOnlyKeys("ENDED executed\n");
        }
    }

    private static Controlled executing(Session session, String name, String whatTheFirstThreadDoes) {
        Runs.compile(session, name, """
                #include <pthread.h>
                #include <sys/wait.h>
                #include <unistd.h>
                static void *run(void *nothing)
                {
                    execl("/bin/echo", "echo", "executed", (char *)NULL);
                    return nothing;
                }
                int main(void)
                {
                    pthread_t thread;
                    int status;
                    if (fork() == 0) {
                        pthread_create(&thread, NULL, run, NULL);
                        %s
                        _exit(1);
                    }
                    return wait(&status) < 0 || status;
                }
                """.formatted(whatTheFirstThreadDoes));
        return new Controlled(session, name);
    }
}
