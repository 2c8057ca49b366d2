/* Each mode is a limit, and a function that runs into it and says why it came back. */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int say(const char *what)
{
    dprintf(1, "%s: %s\n", what, strerror(errno));
    return 0;
}

static int no_process(void)
{
    return fork() < 0 ? say("fork") : 1;
}

static int all_files(void)
{
    int highest = 2, next;
    char what[64];
    while ((next = dup(2)) >= 0)
        highest = next;
    snprintf(what, sizeof what, "%d descriptors, then", highest + 1);
    return say(what);
}

static int large_file(void)
{
    char text[100];
    memset(text, '.', sizeof text);
    int to = creat("out", 0644);
    for (;;)
        if (write(to, text, sizeof text) < 0)
            return say("write");
}

static int large_file_unsignalled(void)
{
    sigaction(SIGXFSZ, &(struct sigaction){ .sa_handler = SIG_IGN }, NULL);
    return large_file();
}

static int long_sum(void)
{
    volatile double sum = 0;
    while (sum >= 0)
        sum = sum + 1e-9;
    return 1;
}

static int more_again(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(prlimit(0, RLIMIT_NOFILE, &(struct rlimit){ 40, 40 }, NULL) < 0 ? say("setrlimit") : 1);
    siginfo_t end;
    return waitid(P_PID, (id_t)child, &end, WEXITED) < 0 || end.si_status != 0;
}

static const struct mode {
    const char *name;
    int resource;
    struct rlimit limit;
    int (*run)(void);
    bool takes_number, another;
} modes[] = {
    { "processes", RLIMIT_NPROC, { 0, 0 }, no_process, false, true },
    { "files", RLIMIT_NOFILE, { 0, 0 }, all_files, true, false },
    { "size", RLIMIT_FSIZE, { 1000, 1000 }, large_file_unsignalled, false, false },
    { "signal", RLIMIT_FSIZE, { 1000, RLIM_INFINITY }, large_file, false, false },
    { "time", RLIMIT_CPU, { 1, RLIM_INFINITY }, long_sum, false, false },
    { "raised", RLIMIT_NOFILE, { 20, 20 }, more_again, false, false },
};

static void watch(pid_t child)
{
    siginfo_t end;
    if (child < 0 || waitid(P_PID, (id_t)child, &end, WEXITED) < 0)
        err(1, NULL);
    dprintf(1, end.si_code == CLD_EXITED ? "child %d exited with %d\n" : "child %d was ended by signal %d\n", child, end.si_status);
}

int main(int argc, char *argv[])
{
    for (size_t i = 0; i < sizeof modes / sizeof *modes && argc > 1; i++) {
        const struct mode *mode = &modes[i];
        if (strcmp(argv[1], mode->name) || argc != 2 + mode->takes_number)
            continue;
        pid_t child = fork();
        if (child == 0) {
            struct rlimit limit = mode->limit, now;
            getrlimit(mode->resource, &now);
            if (limit.rlim_max == RLIM_INFINITY)
                limit.rlim_max = now.rlim_max;
            if (mode->takes_number)
                limit.rlim_cur = limit.rlim_max = (rlim_t)atol(argv[2]);
            if (setrlimit(mode->resource, &limit) < 0)
                err(1, "setrlimit");
            _exit(mode->run());
        }
        watch(child);
        if (mode->another) {
            child = fork();
            if (child == 0)
                _exit(0);
            watch(child);
        }
        return 0;
    }
    dprintf(2, "usage: limits processes|files N|size|signal|time|raised\n");
    return 2;
}
