/* waitid() says in words what has changed; children are created, and told what to do, before anything is waited for. */
#define _GNU_SOURCE
#include <err.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static siginfo_t change(idtype_t type, pid_t of, int kind)
{
    siginfo_t info = { 0 };
    if (waitid(type, (id_t)of, &info, kind) < 0)
        err(1, "waitid");
    return info;
}

static bool tell(siginfo_t info)
{
    const char *what = info.si_code == CLD_STOPPED ? "stopped by signal %d" : info.si_code == CLD_CONTINUED ? "continued" : info.si_code == CLD_EXITED ? "exited with %d" : "was ended by signal %d";
    char line[64];
    snprintf(line, sizeof line, what, info.si_status);
    dprintf(1, "child %d %s\n", info.si_pid, line);
    return info.si_code == CLD_STOPPED || info.si_code == CLD_CONTINUED;
}

static pid_t waiting_child(pid_t group)
{
    pid_t pid = fork();
    if (pid < 0)
        err(1, "fork");
    if (group >= 0)
        setpgid(pid, group);
    while (pid == 0)
        pause();
    return pid;
}

static int rounds(int n)
{
    pid_t child = waiting_child(-1);
    for (int i = 0; i < 2 * n; i++) {
        kill(child, i % 2 ? SIGCONT : SIGSTOP);
        tell(change(P_PID, child, WEXITED | WSTOPPED | WCONTINUED));
    }
    kill(child, SIGTERM);
    return tell(change(P_ALL, 0, WEXITED));
}

static volatile sig_atomic_t go;

static void let_go(int number)
{
    go = number;
}

static int self(void)
{
    sigset_t usr1, none;
    sigemptyset(&none);
    sigemptyset(&usr1);
    sigaddset(&usr1, SIGUSR1);
    sigprocmask(SIG_BLOCK, &usr1, NULL);
    pid_t child = fork();
    if (child < 0)
        err(1, "fork");
    if (child == 0) {
        sigaction(SIGUSR1, &(struct sigaction){ .sa_handler = let_go }, NULL);
        raise(SIGTSTP);
        while (!go)
            sigsuspend(&none);
        _exit(7);
    }
    tell(change(P_PID, child, WSTOPPED));
    kill(child, SIGCONT);
    tell(change(P_PID, child, WCONTINUED));
    kill(child, SIGUSR1);
    return tell(change(P_PID, child, WEXITED));
}

static int group(int n)
{
    static const struct {
        int number, kind;
        const char *says;
    } steps[] = { { SIGSTOP, WSTOPPED, "are stopped" }, { SIGCONT, WCONTINUED, "go on" }, { SIGTERM, WEXITED, "have ended" } };
    pid_t leader = waiting_child(0);
    for (int i = 1; i < n; i++)
        waiting_child(leader);
    for (int step = 0; step < 3; step++) {
        killpg(leader, steps[step].number);
        for (int i = 0; i < n; i++)
            change(P_PGID, leader, steps[step].kind);
        dprintf(1, "%d %s\n", n, steps[step].says);
    }
    return 0;
}

int main(int argc, char *argv[])
{
    int n = argc == 3 ? atoi(argv[2]) : 0;
    if (n > 0 && !strcmp(argv[1], "rounds"))
        return rounds(n);
    if (n > 0 && !strcmp(argv[1], "group"))
        return group(n);
    if (argc == 2 && !strcmp(argv[1], "self"))
        return self();
    fputs("usage: job-control rounds N|self|group N\n", stderr);
    return 2;
}
