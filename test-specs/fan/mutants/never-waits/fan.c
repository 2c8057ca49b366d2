/* The children report through a pipe; the parent prints what they say, and takes that for their end. */
#define _POSIX_C_SOURCE 200809L /* dprintf() */

#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

static int spawn(int number, int report)
{
    pid_t pid = fork();
    if (pid != 0)
        return pid > 0;
    dprintf(report, "child %d is %d, parent %d\n", number, getpid(), getppid());
    close(report);
    _exit(EXIT_SUCCESS);
}

static void relay(int report)
{
    char buffer[512];
    ssize_t n;
    while ((n = read(report, buffer, sizeof buffer)) > 0)
        fwrite(buffer, 1, (size_t)n, stdout);
    close(report);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: fan N\n", stderr);
        return 2;
    }
    int report[2];
    if (pipe(report) < 0)
        return EXIT_FAILURE;
    for (int i = 0; i < atoi(argv[1]); i++)
        if (!spawn(i + 1, report[1]))
            return EXIT_FAILURE;
    close(report[1]);
    relay(report[0]);
    puts("all done");
    return EXIT_SUCCESS;
}
