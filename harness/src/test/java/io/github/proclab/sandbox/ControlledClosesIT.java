package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/** What closes several descriptors at once closes them one by one, the highest first, and others may go on in between. */
@Timeout(180)
class ControlledClosesIT {

    /** The child has the read end of one pipe and the write end of another; the parent writes to the one when the other is at its end. */
    private static final String PROGRAM = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <linux/close_range.h>
            #include <signal.h>
            #include <unistd.h>
            #include <sys/wait.h>
            int main(void)
            {
                int a[2], b[2];
                char c = 'x';
                pipe(a);
                pipe(b);
                signal(SIGPIPE, SIG_IGN);
                if (fork() == 0) {
                    dup2(a[0], READS);
                    dup2(b[1], WRITES);
                    for (int fd = 3; fd < 20; fd++) close(fd);
                    ENDS
                    _exit(0);
                }
                close(a[0]);
                close(b[1]);
                if (read(b[0], &c, 1) != 0) return 2;
                write(1, write(a[1], &c, 1) == 1 ? "went" : "broken", 4);
                wait(NULL);
                return 0;
            }
            """;

    private static final Map<String, String> ENDS = new LinkedHashMap<>(Map.of(
            "exit", "",
            "a signal", "raise(SIGKILL);",
            "exec", "fcntl(20, F_SETFD, FD_CLOEXEC); fcntl(21, F_SETFD, FD_CLOEXEC); execl(\"/bin/true\", \"true\", NULL);",
            "close_range", "close_range(20, 21, 0);"));

    @EachSandbox
    void another_process_sees_the_end_of_one_pipe_while_the_other_is_still_open(TestedSandbox where) {
        try (Session session = where.open()) {
            ENDS.forEach((how, code) -> {
                assertThat(outcomes(session, code, 20, 21)).as(how).containsOnlyKeys("ENDED went", "ENDED brok");
                assertThat(outcomes(session, code, 21, 20)).as(how).containsOnlyKeys("ENDED brok");
            });
        }
    }

    @EachSandbox
    void what_nobody_can_tell_apart_is_one_step(TestedSandbox where) {
        try (Session session = where.open()) {
            Runs.compile(session, "program", """
                    #include <unistd.h>
                    #include <sys/wait.h>
                    int main(void)
                    {
                        int a[2], b[2];
                        char c;
                        pipe(a);
                        pipe(b);
                        if (fork() == 0) _exit(0);
                        wait(NULL);
                        if (fork() == 0) { close(a[0]); close(b[0]); close(b[1]); _exit(0); }
                        close(a[1]);
                        read(a[0], &c, 1);
                        wait(NULL);
                        return 0;
                    }
                    """);
            assertThat(Controlled.steps(new Controlled(session, "program").steady())).noneMatch(step -> step.what() == Event.StepKind.LETS_GO);
        }
    }

    private static Map<String, List<Integer>> outcomes(Session session, String ends, int reads, int writes) {
        Runs.compile(session, "program", PROGRAM.replace("READS", "" + reads).replace("WRITES", "" + writes).replace("ENDS", ends));
        return new Controlled(session, "program").outcomes(25);
    }
}
