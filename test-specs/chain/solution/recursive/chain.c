/* A chain of n is a process with a chain of n - 1 below it. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int chain(int number, int last);

static _Noreturn void link_number(int number, int last)
{
    int below = chain(number, last);
    char line[80];
    int length = snprintf(line, sizeof line, "process %d is %ld, parent %ld\n", number, (long)getpid(), (long)getppid());
    if (write(STDOUT_FILENO, line, (size_t)length) != length)
        _exit(EXIT_FAILURE);
    _exit(below);
}

static int chain(int number, int last)
{
    if (number == last)
        return 0;
    siginfo_t end;
    switch (fork()) {
    case 0:
        link_number(number + 1, last);
    case -1:
        perror("chain");
        _exit(255);
    default:
        while (waitid(P_ALL, 0, &end, WEXITED) < 0 && errno == EINTR)
            ;
        return 1 + end.si_status;
    }
}

int main(int argc, char *argv[])
{
    char *rest = "";
    long last = argc == 2 ? strtol(argv[1], &rest, 10) : -1;
    if (last < 0 || *rest) {
        fputs("usage: chain N\n", stderr);
        return 2;
    }
    int below = chain(0, (int)last);
    return printf("%d below me\n", below) < 0;
}
