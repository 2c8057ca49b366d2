/* The handler reaps, and puts each status into a pipe, from where the program takes them in when it likes. Input is read without stdio. */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int deaths[2];

static void undertaker(int number)
{
    (void)number;
    int before = errno;
    siginfo_t end;
    for (;;) {
        end.si_pid = 0;
        if (waitid(P_ALL, 0, &end, WEXITED | WNOHANG) < 0 || end.si_pid == 0)
            break;
        unsigned char code = (unsigned char)end.si_status;
        if (write(deaths[1], &code, 1) != 1)
            abort();
    }
    errno = before;
}

static ssize_t steady_read(int from, void *into, size_t size)
{
    ssize_t got;
    do
        got = read(from, into, size);
    while (got < 0 && errno == EINTR);
    return got;
}

static int funerals(int n)
{
    int sum = 0;
    for (unsigned char code; n-- > 0; sum += code)
        if (steady_read(deaths[0], &code, 1) != 1)
            err(1, "read");
    return sum;
}

static void mortal(void)
{
    switch (fork()) {
    case -1:
        err(1, "fork");
    case 0:
        _exit(0);
    }
}

static int burst(int n)
{
    int gate[2];
    if (pipe(gate) < 0)
        err(1, "pipe");
    for (int i = 0; i < n; i++) {
        pid_t pid = fork();
        if (pid < 0)
            err(1, "fork");
        if (pid == 0) {
            close(gate[1]);
            char nothing;
            _exit(steady_read(gate[0], &nothing, 1) == 0 ? i + 1 : 255);
        }
    }
    close(gate[1]);
    close(gate[0]);
    int sum = funerals(n);
    dprintf(1, "%d children reaped, codes add up to %d\n", n, sum);
    return 0;
}

static int lines(int n)
{
    int gate[2], mouth[2];
    char c;
    if (pipe2(gate, O_CLOEXEC) < 0 || pipe2(mouth, O_CLOEXEC) < 0)
        err(1, "pipe");
    for (int i = 0; i < n; i++)
        if (fork() == 0) {
            close(gate[1]), close(mouth[0]);
            int called = steady_read(gate[0], &c, 1) == 1;
            usleep(10000);
            int told = write(mouth[1], ".\n", 2) == 2;
            usleep(5000);
            _exit(!called || !told);
        }
    close(gate[0]), close(mouth[1]);
    for (int i = 1; i <= n; i++) {
        if (write(gate[1], "", 1) != 1)
            err(1, "write");
        do
            if (steady_read(mouth[0], &c, 1) != 1)
                errx(1, "a line is missing");
        while (c != '\n');
        dprintf(1, "line %d\n", i);
    }
    funerals(n);
    dprintf(1, "%d children reaped\n", n);
    return 0;
}

static int nap(void)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += 2;
    mortal();
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == EINTR)
        ;
    dprintf(1, "slept in full\n");
    return 0;
}

static int untouched(void)
{
    sigset_t child;
    siginfo_t end;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child, NULL);
    mortal();
    waitid(P_ALL, 0, &end, WEXITED | WNOWAIT);
    if (open("no-such-file", O_RDONLY) < 0) {
        sigprocmask(SIG_UNBLOCK, &child, NULL);
        dprintf(2, "no-such-file: %s\n", strerror(errno));
    }
    return 0;
}

int main(int argc, char *argv[])
{
    if (pipe2(deaths, O_CLOEXEC) < 0 || sigaction(SIGCHLD, &(struct sigaction){ .sa_handler = undertaker, .sa_flags = SA_NOCLDSTOP }, NULL) < 0)
        err(1, NULL);
    if (argc == 3 && !strcmp(argv[1], "burst"))
        return burst(atoi(argv[2]));
    if (argc == 3 && !strcmp(argv[1], "lines"))
        return lines((int)strtol(argv[2], NULL, 10));
    if (argc == 2 && !strcmp(argv[1], "nap"))
        return nap();
    if (argc == 2 && !strcmp(argv[1], "errno"))
        return untouched();
    dprintf(2, "usage: sigchld-reaper burst N|lines N|nap|errno\n");
    return 2;
}
