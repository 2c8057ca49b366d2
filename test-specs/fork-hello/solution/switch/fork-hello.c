/* A function for each part; the child is the one that returns from main(). */
#include <err.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void collect(pid_t child)
{
    while (waitpid(child, NULL, 0) == -1)
        if (errno != EINTR)
            err(EXIT_FAILURE, "waitpid");
}

static _Noreturn void parent(pid_t child, bool polite)
{
    if (polite)
        collect(child);
    printf("parent %jd, child %jd\n", (intmax_t)getpid(), (intmax_t)child);
    if (fflush(stdout) == EOF)
        err(EXIT_FAILURE, "stdout");
    if (!polite)
        collect(child);
    exit(EXIT_SUCCESS);
}

int main(int argc, char *argv[])
{
    bool polite = false;
    switch (argc) {
    case 2:
        polite = !strcmp(argv[1], "polite");
        if (polite)
            break;
        /* fall through */
    default:
        fputs("usage: fork-hello [polite]\n", stderr);
        return 2;
    case 1:
        break;
    }
    pid_t child = fork();
    switch (child) {
    case -1:
        err(EXIT_FAILURE, "fork");
    case 0:
        return printf("child %jd, parent %jd\n", (intmax_t)getpid(), (intmax_t)getppid()) < 0;
    default:
        parent(child, polite);
    }
}
