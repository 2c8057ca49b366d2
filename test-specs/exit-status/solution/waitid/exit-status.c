/* waitid() says in words what a status packs; the message is put together first, and written at once. */
#include <err.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef void ending(int number);

static void by_code(int number)
{
    _exit(number);
}

static void by_signal(int number)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    raise(number);
    _exit(EXIT_SUCCESS);
}

static ending *named(const char *name)
{
    return !strcmp(name, "exit") ? by_code : !strcmp(name, "signal") ? by_signal : NULL;
}

static siginfo_t end_of(pid_t child)
{
    siginfo_t info = { 0 };
    while (waitid(P_PID, (id_t)child, &info, WEXITED) < 0)
        if (errno != EINTR)
            err(EXIT_FAILURE, "waitid");
    return info;
}

int main(int argc, char *argv[])
{
    ending *end = argc == 3 ? named(argv[1]) : NULL;
    if (!end) {
        fputs("usage: exit-status exit|signal NUMBER\n", stderr);
        exit(2);
    }
    pid_t child = fork();
    if (child == 0)
        end((int)strtol(argv[2], NULL, 10));
    if (child < 0)
        err(EXIT_FAILURE, "fork");

    siginfo_t info = end_of(child);
    switch (info.si_code) {
    case CLD_EXITED:
        dprintf(STDOUT_FILENO, "child %d exited with %d\n", child, info.si_status & 0xff);
        return info.si_status & 0xff;
    case CLD_DUMPED:
        dprintf(STDOUT_FILENO, "child %d was ended by signal %d (core dumped)\n", child, info.si_status);
        break;
    default:
        dprintf(STDOUT_FILENO, "child %d was ended by signal %d\n", child, info.si_status);
    }
    return 128 + info.si_status;
}
