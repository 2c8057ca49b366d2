package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;


/** A process's end gives its children away and makes its zombie in one: nobody sees the one without the other. */
class ControlledEndsIT {

    private static final String HEAD = """
            #include <fcntl.h>
            #include <signal.h>
            #include <stdio.h>
            #include <string.h>
            #include <sys/prctl.h>
            #include <sys/wait.h>
            #include <unistd.h>
            """;

    @EachSandbox
    void whoever_adopts_finds_the_child_before_the_orphan_that_it_left(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled adopter = compiled(session, """
                    int main(void)
                    {
                        int status;
                        prctl(PR_SET_CHILD_SUBREAPER, 1);
                        pid_t child = fork();
                        if (child == 0) { if (fork() == 0) _exit(7); _exit(0); }
                        write(1, wait(&status) == child ? "child" : "orphan", 5);
                        wait(&status);
                        dprintf(1, " %d", WEXITSTATUS(status));
                        return 0;
                    }
                    """);
            adopter.assertOutcomes(80, "ENDED child 7");
        }
    }

    @EachSandbox
    void an_orphan_may_see_its_parent_s_pipes_closed_before_it_has_another_parent(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled orphan = compiled(session, """
                    int main(void)
                    {
                        int ends[2];
                        char byte;
                        pipe(ends);
                        prctl(PR_SET_CHILD_SUBREAPER, 1);
                        pid_t child = fork();
                        if (child == 0) {
                            pid_t own = getpid();
                            if (fork() == 0) {
                                close(ends[1]);
                                read(ends[0], &byte, 1);
                                dprintf(1, getppid() == own ? "child" : "orphan");
                                _exit(0);
                            }
                            _exit(0);
                        }
                        close(ends[1]);
                        while (wait(NULL) > 0) { }
                        return 0;
                    }
                    """);
            orphan.assertOutcomes(80, "ENDED child", "ENDED orphan");
        }
    }

    @EachSandbox
    void a_parent_whose_end_was_a_signal_to_its_child_can_be_waited_for(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled signalled = compiled(session, """
                    int main(void)
                    {
                        int ends[2], ready[2];
                        char byte;
                        pipe(ends);
                        pid_t child = fork();
                        if (child == 0) {
                            pid_t own = getpid();
                            pipe(ready);
                            if (fork() == 0) {
                                close(ready[0]);
                                prctl(PR_SET_PDEATHSIG, SIGTERM);
                                close(ready[1]);
                                pause();
                            }
                            close(ends[1]);
                            close(ready[1]);
                            read(ready[0], &byte, 1);
                            _exit(0);
                        }
                        close(ends[1]);
                        read(ends[0], &byte, 1);
                        dprintf(1, "%d", waitpid(child, NULL, WNOHANG) == child);
                        return 0;
                    }
                    """);
            signalled.assertOutcomes(100, "ENDED 1");
        }
    }

    @EachSandbox
    void whoever_asks_for_a_parent_s_end_too_late_gets_no_signal(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled late = compiled(session, """
                    int main(void)
                    {
                        int status;
                        prctl(PR_SET_CHILD_SUBREAPER, 1);
                        if (fork() == 0) {
                            if (fork() == 0) { prctl(PR_SET_PDEATHSIG, SIGTERM); pause(); }
                            _exit(0);
                        }
                        wait(&status);
                        wait(&status);
                        dprintf(1, "%d", WTERMSIG(status));
                        return 0;
                    }
                    """);
            late.assertOutcomes(60, "ENDED 15", "DEADLOCK ");
        }
    }

    @EachSandbox
    void a_process_that_proc_shows_as_a_zombie_can_be_waited_for(TestedSandbox where) {
        try (Session session = where.open()) {
            Controlled looker = compiled(session, """
                    int main(void)
                    {
                        char name[64], line[256] = "";
                        pid_t child = fork();
                        if (child == 0)
                            _exit(0);
                        sprintf(name, "/proc/%d/stat", child);
                        int file = open(name, O_RDONLY);
                        read(file, line, sizeof line - 1);
                        if (strrchr(line, ')')[2] == 'Z')
                            dprintf(1, "%d", waitpid(child, NULL, WNOHANG) == child);
                        return 0;
                    }
                    """);
            looker.assertOutcomes(60, "ENDED ", "ENDED 1");
        }
    }

    private static Controlled compiled(Session session, String program) {
        Runs.compile(session, "program", HEAD + program);
        return new Controlled(session, "program");
    }
}
