/* A handler writes the signal's number into a pipe, where it is read like any other input. Every mode is a function of the children's roles. */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int mail[2];

static void deliver(int number)
{
    int saved = errno;
    unsigned char letter = (unsigned char)number;
    if (write(mail[1], &letter, 1) != 1)
        abort();
    errno = saved;
}

static void on(int number, void (*action)(int))
{
    sigaction(number, &(struct sigaction){ .sa_handler = action, .sa_flags = SA_RESTART }, NULL);
}

static int next_letter(void)
{
    unsigned char letter;
    ssize_t got;
    while ((got = read(mail[0], &letter, 1)) < 0 && errno == EINTR)
        ;
    return got == 1 ? letter : -1;
}

static void open_mail(void)
{
    if (pipe2(mail, O_CLOEXEC) < 0)
        err(1, "pipe");
}

static int all_reaped_in_order(const pid_t *children, int n)
{
    for (int i = 0; i < n; i++) {
        siginfo_t end;
        if (waitid(P_PID, (id_t)children[i], &end, WEXITED) < 0)
            return 1;
        dprintf(1, end.si_code == CLD_EXITED ? "child %d exited with %d\n" : "child %d was ended by signal %d\n", end.si_pid, end.si_status);
    }
    return 0;
}

static int answer(const char *mode)
{
    (void)mode;
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    pid_t parent = getpid(), child = fork();
    if (child < 0)
        err(1, "fork");
    open_mail();
    if (child == 0) {
        on(SIGUSR1, deliver), on(SIGTERM, deliver);
        sigprocmask(SIG_SETMASK, &before, NULL);
        int n = 0;
        while (next_letter() == SIGUSR1) {
            dprintf(1, "signal %d\n", ++n);
            kill(parent, SIGUSR2);
        }
        dprintf(1, "ended after %d\n", n);
        _exit(0);
    }
    on(SIGUSR2, deliver);
    sigprocmask(SIG_SETMASK, &before, NULL);
    for (int n = 1; n <= 3; n++) {
        kill(child, SIGUSR1);
        if (next_letter() == SIGUSR2)
            dprintf(1, "answer %d\n", n);
    }
    kill(child, SIGTERM);
    return all_reaped_in_order(&child, 1);
}

static int shield(const char *mode)
{
    (void)mode;
    sigset_t interrupt, none;
    sigemptyset(&none);
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    sigprocmask(SIG_BLOCK, &interrupt, NULL);
    pid_t children[3];
    for (int i = 0; i < 3; i++)
        if ((children[i] = fork()) == 0) {
            signal(SIGINT, SIG_IGN);
            sigprocmask(SIG_UNBLOCK, &interrupt, NULL);
            for (;;)
                sigsuspend(&none);
        }
    killpg(getpgrp(), SIGINT);
    siginfo_t info;
    if (sigwaitinfo(&interrupt, &info) == SIGINT)
        dprintf(1, "interrupted\n");
    for (int i = 3; i-- > 0;)
        kill(children[i], SIGTERM);
    return all_reaped_in_order(children, 3);
}

static int reach(const char *mode)
{
    int ends[2];
    pid_t children[4], leader = 0;
    if (pipe(ends) < 0)
        err(1, "pipe");
    for (int i = 0; i < 4; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            if (i >= 2)
                setpgid(0, leader);
            close(ends[1]);
            poll(&(struct pollfd){ .fd = ends[0] }, 1, -1);
            _exit(0);
        }
        if (i == 2)
            leader = children[i];
        if (i >= 2)
            setpgid(children[i], leader);
    }
    close(ends[0]);
    sigset_t mine;
    sigemptyset(&mine);
    sigaddset(&mine, SIGTERM);
    sigprocmask(SIG_BLOCK, &mine, NULL);
    switch (mode[0] + mode[1]) {
    case 'o' + 'n':
        kill(children[0], SIGTERM);
        break;
    case 'o' + 'w':
        killpg(0, SIGTERM);
        break;
    case 'g' + 'r':
        killpg(leader, SIGTERM);
        break;
    default:
        kill(-1, SIGTERM);
    }
    close(ends[1]);
    return all_reaped_in_order(children, 4);
}

static int broken(const char *mode)
{
    (void)mode;
    int pipes[2][2];
    pid_t children[2];
    char byte[2];
    if (pipe(pipes[0]) < 0 || pipe(pipes[1]) < 0)
        err(1, "pipe");
    for (int i = 0; i < 2; i++)
        if ((children[i] = fork()) == 0) {
            char page[4096] = "";
            if (i == 0)
                signal(SIGPIPE, SIG_IGN);
            close(pipes[0][0]), close(pipes[1][0]), close(pipes[!i][1]);
            while (write(pipes[i][1], page, sizeof page) >= 0)
                ;
            dprintf(1, "%s\n", strerror(errno));
            _exit(1);
        }
    for (int i = 0; i < 2; i++) {
        close(pipes[i][1]);
        if (read(pipes[i][0], &byte[i], 1) != 1)
            return 1;
        close(pipes[i][0]);
    }
    return all_reaped_in_order(children, 2);
}

int main(int argc, char *argv[])
{
    static const struct {
        const char *name;
        int (*run)(const char *);
    } modes[] = { { "answer", answer }, { "shield", shield }, { "one", reach }, { "own", reach }, { "group", reach }, { "all", reach }, { "pipe", broken } };
    for (size_t i = 0; argc == 2 && i < sizeof modes / sizeof *modes; i++)
        if (!strcmp(argv[1], modes[i].name))
            return modes[i].run(argv[1]);
    fputs("usage: signals answer|shield|one|own|group|all|pipe\n", stderr);
    return 2;
}
