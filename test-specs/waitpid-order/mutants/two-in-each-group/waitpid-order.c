/* The children wait for a pipe to be closed before they end; the parent uses waitid(), and writes line by line. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct family {
    int size;
    pid_t *pids;
    int gate[2];
} Family;

static _Noreturn void child(int number, Family *family)
{
    char never;
    close(family->gate[1]);
    while (read(family->gate[0], &never, 1) < 0 && errno == EINTR)
        ;
    _exit(number);
}

static Family born(int size)
{
    Family family = { .size = size, .pids = calloc((size_t)size, sizeof(pid_t)) };
    if (!family.pids || pipe(family.gate) < 0)
        exit(EXIT_FAILURE);
    for (int i = 0; i < size; i++) {
        family.pids[i] = fork();
        if (family.pids[i] == 0)
            child(i + 1, &family);
    }
    close(family.gate[0]);
    return family;
}

static void let_go(Family *family)
{
    close(family->gate[1]);
}

static int next(idtype_t kind, pid_t id, siginfo_t *end)
{
    int result;
    while ((result = waitid(kind, (id_t)id, end, WEXITED)) < 0 && errno == EINTR)
        ;
    return result == 0;
}

static int by_pid(int count, char **order)
{
    Family family = born(count);
    let_go(&family);
    siginfo_t end;
    for (char **which = order; which < order + count; which++)
        if (next(P_PID, family.pids[atoi(*which) - 1], &end))
            printf("child %s exited with %d\n", *which, end.si_status);
    free(family.pids);
    return 0;
}

static int any(int count, char **arguments)
{
    (void)count;
    Family family = born(atoi(*arguments));
    let_go(&family);
    for (siginfo_t end; next(P_ALL, 0, &end);)
        printf("%d exited with %d\n", end.si_pid, end.si_status);
    free(family.pids);
    return 0;
}

static int groups(int count, char **arguments)
{
    (void)count, (void)arguments;
    Family family = born(4);
    pid_t leader = family.pids[1];
    if (setpgid(leader, 0) < 0 || setpgid(family.pids[3], leader) < 0)
        return EXIT_FAILURE;
    let_go(&family);
    siginfo_t end;
    for (int i = 0; i < 2 && next(P_PGID, leader, &end); i++)
        printf("theirs: %d exited with %d\n", end.si_pid, end.si_status);
    for (int i = 0; i < 2 && next(P_PGID, getpgrp(), &end); i++)
        printf("ours: %d exited with %d\n", end.si_pid, end.si_status);
    free(family.pids);
    return 0;
}

static const struct {
    const char *name;
    int least;
    int most;
    int (*run)(int count, char **arguments);
} ways[] = { { "pid", 1, 8, by_pid }, { "any", 1, 1, any }, { "groups", 0, 0, groups } };

int main(int argc, char *argv[])
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    for (size_t i = 0; argc > 1 && i < sizeof ways / sizeof *ways; i++)
        if (!strcmp(argv[1], ways[i].name) && argc - 2 >= ways[i].least && argc - 2 <= ways[i].most)
            return ways[i].run(argc - 2, argv + 2);
    fputs("usage: waitpid-order pid ORDER...|any N|groups\n", stderr);
    return 2;
}
