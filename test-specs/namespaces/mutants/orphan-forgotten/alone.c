/* clone(2) makes namespace and child at once; a table of lives; no stdio below main, so nothing is in a buffer when a process is made. */
#define _GNU_SOURCE
#include <err.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STACK = 64 * 1024 };

static int ready[2];

static int alone(void *unused)
{
    (void)unused;
    FILE *stat = fopen("/proc/self/stat", "r");
    int number = 0;
    if (!stat || fscanf(stat, "%d", &number) != 1)
        return 1;
    fclose(stat);
    dprintf(1, "inside %d, parent %d, in /proc %d\n", (int)getpid(), (int)getppid(), number);
    return 0;
}

static int father(void *unused)
{
    (void)unused;
    pid_t children[3];
    int ended = 0;
    for (int i = 0; i < 3; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            dprintf(1, "%d, child of %d\n", (int)getpid(), (int)getppid());
            _exit(0);
        }
    }
    for (int i = 3; i-- > 0;)
        ended += waitpid(children[i], NULL, 0) == children[i];
    dprintf(1, "%d of 3 have ended\n", ended);
    return 0;
}

static int heard[2];

static void live_as_orphan(pid_t parent)
{
    sigset_t usr;
    sigemptyset(&usr);
    sigaddset(&usr, SIGUSR1);
    while (getppid() == parent)
        sigwaitinfo(&usr, NULL);
    dprintf(1, "%d was adopted by %d\n", (int)getpid(), (int)getppid());
    if (write(heard[1], "!", 1) != 1)
        _exit(1);
    _exit(7);
}

static int guardian(void *unused)
{
    (void)unused;
    sigset_t usr;
    siginfo_t end;
    sigemptyset(&usr);
    sigaddset(&usr, SIGUSR1);
    sigprocmask(SIG_BLOCK, &usr, NULL);
    if (pipe(heard) < 0)
        return 1;
    pid_t child = fork();
    if (child == 0) {
        pid_t parent = getpid();
        if (fork() == 0)
            live_as_orphan(parent);
        _exit(0);
    }
    waitid(P_PID, (id_t)child, &end, WEXITED);
    kill(-1, SIGUSR1); /* everybody in the namespace but the caller: the orphan */
    char byte;
    if (read(heard[0], &byte, 1) != 1)
        return 1;
    dprintf(1, "%d exited with %d\n", 3, 7);
    return 0;
}

static int mortal(void *unused)
{
    (void)unused;
    for (int i = 0; i < 2; i++)
        if (fork() == 0) {
            pause();
            _exit(1);
        }
    _exit(3);
}

static int deaf(void *unused)
{
    (void)unused;
    pid_t child = fork();
    if (child == 0) {
        if (kill(getppid(), SIGTERM) < 0)
            err(1, "kill");
        dprintf(1, "%d sent SIGTERM to %d\n", (int)getpid(), (int)getppid());
        _exit(0);
    }
    waitpid(child, NULL, 0);
    dprintf(1, "%d is still here\n", (int)getpid());
    if (write(ready[1], "!", 1) != 1)
        _exit(1);
    for (;;)
        pause();
}

static void after_alone(pid_t init, const siginfo_t *end)
{
    (void)end;
    dprintf(1, "outside %d\n", (int)init);
}

static void after_mortal(pid_t init, const siginfo_t *end)
{
    (void)init;
    dprintf(1, "init exited with %d\n", end->si_status);
}

static void after_deaf(pid_t init, const siginfo_t *end)
{
    (void)init;
    dprintf(1, "init was ended by signal %d\n", end->si_status);
}

static const struct mode {
    const char *name;
    int (*life)(void *);
    void (*afterwards)(pid_t init, const siginfo_t *end);
} modes[] = {
    { "pid", alone, after_alone }, { "family", father, NULL }, { "adopted", guardian, NULL },
    { "end", mortal, after_mortal }, { "signals", deaf, after_deaf },
};

int main(int argc, char *argv[])
{
    for (size_t i = 0; argc == 2 && i < sizeof modes / sizeof *modes; i++) {
        if (strcmp(argv[1], modes[i].name) != 0)
            continue;
        char *stack = malloc(STACK);
        siginfo_t end;
        char byte;
        if (!stack || pipe(ready) < 0)
            err(1, NULL);
        pid_t init = clone(modes[i].life, stack + STACK, CLONE_NEWUSER | CLONE_NEWPID | SIGCHLD, NULL);
        if (init < 0)
            err(1, "clone");
        close(ready[1]);
        if (read(ready[0], &byte, 1) == 1)
            kill(init, SIGKILL);
        if (waitid(P_PID, (id_t)init, &end, WEXITED) < 0)
            err(1, "waitid");
        if (modes[i].afterwards)
            modes[i].afterwards(init, &end);
        return 0;
    }
    dprintf(2, "usage: alone pid|family|adopted|end|signals\n");
    return 2;
}
