// A PID namespace with all that can become of a process in it.
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void say(const char *what, int first, int second)
{
    printf("%s %d %d\n", what, first, second);
    fflush(stdout);
}

static void live_forever(void)
{
    for (;;)
        pause();
}

/* Creates a child, which creates one that outlives it. */
static pid_t make_orphan(int code)
{
    int gone[2];
    char nothing;
    if (pipe(gone) < 0)
        exit(1);
    pid_t parent = fork();
    if (parent == 0) {
        if (fork() == 0) {
            close(gone[1]);
            if (read(gone[0], &nothing, 1) == 0)
                say("adopted", getpid(), getppid());
            _exit(code);
        }
        _exit(0);
    }
    close(gone[0]);
    waitpid(parent, NULL, 0);
    close(gone[1]); /* not before: its descriptors are closed before its children get another parent */
    return wait(NULL);
}

static void be_subreaper(void)
{
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    say("subreaper got", make_orphan(8), 0);
    _exit(0);
}

static int be_init(void)
{
    int status, there[2];
    char byte;
    say("init", getpid(), getppid());
    say("init got", make_orphan(7), 0);
    pid_t subreaper = fork();
    if (subreaper == 0)
        be_subreaper();
    say("waited", waitpid(subreaper, NULL, 0), subreaper);
    pid_t victim = fork();
    if (victim == 0)
        live_forever();
    kill(victim, SIGTERM);
    waitpid(victim, &status, 0);
    say("killed", victim, WTERMSIG(status));
    if (pipe(there) < 0)
        return 1;
    if (fork() == 0) {
        if (fork() == 0)
            live_forever();
        if (write(there[1], "!", 1) == 1)
            live_forever();
    }
    return read(there[0], &byte, 1) == 1 ? 9 : 1;
}

int main(void)
{
    int status;
    if (unshare(CLONE_NEWUSER | CLONE_NEWPID) < 0)
        return 1;
    pid_t init = fork();
    if (init == 0)
        exit(be_init());
    waitpid(init, &status, 0);
    say("end", WIFEXITED(status), WEXITSTATUS(status));
    return 0;
}
