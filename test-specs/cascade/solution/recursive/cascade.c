/* A family is a process with smaller families below it. Who is ready closes its end of a pipe, so that readiness is end-of-file. */
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct family {
    int ready;
    pid_t group; /* 0: everyone dies with the parent */
} Family;

static _Noreturn void member(Family family, int generation, pid_t parent);

static pid_t born(Family family, int generation)
{
    pid_t self = getpid(), pid = fork();
    if (pid == 0)
        member(family, generation, self);
    if (pid < 0)
        err(1, "fork");
    return pid;
}

static void look_after(pid_t parent)
{
    if (prctl(PR_SET_PDEATHSIG, SIGTERM) < 0 || getppid() != parent)
        raise(SIGTERM);
}

static _Noreturn void member(Family family, int generation, pid_t parent)
{
    sigset_t none;
    sigemptyset(&none);
    if (family.group == 0)
        look_after(parent);
    else if (generation == 1 && setpgid(0, family.group == parent ? 0 : family.group) < 0)
        err(1, "setpgid");
    if (generation < 2)
        born(family, generation + 1);
    close(family.ready);
    for (;;)
        sigsuspend(&none);
}

static void await(int all_ready)
{
    char nothing;
    if (read(all_ready, &nothing, 1) != 0)
        err(1, "pipe");
    dprintf(STDOUT_FILENO, "4 are ready\n");
}

int main(int argc, char *argv[])
{
    static const char *const modes[] = { "exit", "killed", "group" };
    int mode = 0, ends[2];
    while (mode < 3 && (argc != 2 || strcmp(argv[1], modes[mode])))
        mode++;
    if (mode == 3)
        return fputs("usage: cascade group|exit|killed\n", stderr), 2;
    if (pipe2(ends, O_CLOEXEC) < 0)
        err(1, "pipe");

    Family family = { .ready = ends[1], .group = mode == 2 ? getpid() : 0 };
    pid_t first = born(family, 1);
    if (mode == 2)
        setpgid(first, family.group = first);
    born(family, 1);
    close(ends[1]);
    await(ends[0]);
    if (mode == 1)
        raise(SIGKILL);
    if (mode == 0)
        exit(EXIT_SUCCESS);

    killpg(first, SIGTERM);
    siginfo_t end;
    while (waitid(P_ALL, 0, &end, WEXITED) == 0)
        dprintf(STDOUT_FILENO, "child %d was ended by signal %d\n", end.si_pid, end.si_status);
    return 0;
}
