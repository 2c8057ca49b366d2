#include "keeper.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

static int exit_status(int status)
{
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Reaps whoever has ended; true when the sandbox's first process is among them. */
static bool reap(pid_t sandbox, int *status)
{
    int ended;
    for (pid_t child; (child = waitpid(-1, &ended, WNOHANG | __WALL)) > 0;) {
        if (child == sandbox) {
            *status = ended;
            return true;
        }
    }
    return false;
}

static int open_signals(void)
{
    static const int signals[] = {SIGCHLD, SIGTERM, SIGINT, SIGHUP, SIGQUIT};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaddset(&set, signals[i]);
    return signalfd(-1, &set, SFD_CLOEXEC);
}

/* Without a process namespace, what outlives the first process is adopted by the keeper. */
static void end_adopted(void)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    do {
        FILE *children = fopen(path, "re");
        if (children == NULL)
            return;
        int child;
        while (fscanf(children, "%d", &child) == 1)
            kill(child, SIGKILL);
        fclose(children);
    } while (waitpid(-1, NULL, __WALL) > 0);
}

static int wait_for_end(pid_t sandbox, int line, int signals)
{
    struct pollfd events[] = {{.fd = line, .events = POLLIN}, {.fd = signals, .events = POLLIN}};
    int status = 0;
    while (!reap(sandbox, &status)) {
        if (poll(events, 2, -1) < 0 && errno != EINTR)
            kill(sandbox, SIGKILL);
        struct signalfd_siginfo signal = {0};
        bool came = events[1].revents != 0 && read(signals, &signal, sizeof signal) == sizeof signal;
        if (events[0].revents != 0 || (came && signal.ssi_signo != SIGCHLD)) {
            kill(sandbox, SIGKILL);
            events[0].fd = -1;
        }
    }
    return status;
}

int keeper_watch(struct kept *kept, int line)
{
    int signals = open_signals();
    int status = wait_for_end(kept->sandbox, line, signals);
    end_adopted();
    cgroup_remove(&kept->cgroup);
    struct failure failure = {""};
    if (!private_folder_remove(&kept->folder, &failure))
        fprintf(stderr, "proclab: %s\n", failure.text);
    return exit_status(status);
}
