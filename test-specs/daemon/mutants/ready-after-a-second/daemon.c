/* Being ready is the end of a pipe, which the daemon closes with everything else; SIGTERM is taken by sigwait(). */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static _Noreturn void serve(int ready)
{
    sigset_t term;
    int got, null = open("/dev/null", O_RDWR), file = open("daemon.pid", O_WRONLY | O_CREAT | O_TRUNC, 0644);
    char *path = realpath("daemon.pid", NULL);
    if (null < 0 || file < 0 || !path)
        err(1, "daemon.pid");
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    sigprocmask(SIG_BLOCK, &term, NULL);
    dprintf(file, "%d\n", getpid());
    close(file);
    umask(S_IWGRP | S_IRWXO);
    if (chdir("/") < 0)
        err(1, "/");
    for (int fd = 0; fd < 3; fd++)
        dup2(null, fd);
    close_range(3, ready - 1, 0);
    close_range(ready + 1, ~0U, 0);
    close(ready);
    sigwait(&term, &got);
    unlink(path);
    _exit(0);
}

static int start(void)
{
    int ready[2];
    if (pipe2(ready, O_CLOEXEC) < 0)
        err(1, "pipe");
    pid_t middle = fork();
    if (middle == 0) {
        if (setsid() < 0)
            err(1, "setsid");
        pid_t daemon = fork();
        if (daemon == 0)
            serve(ready[1]);
        _exit(daemon < 0);
    }
    int status;
    close(ready[1]);
    if (waitpid(middle, &status, 0) < 0 || status != 0)
        return 1;
    sleep(1);
    return 0;
}

static int stop(void)
{
    char text[16] = "";
    int file = open("daemon.pid", O_RDONLY);
    if (file < 0 || read(file, text, sizeof text - 1) <= 0) {
        dprintf(2, "daemon: not running\n");
        return 1;
    }
    pid_t pid = (pid_t)strtol(text, NULL, 10);
    for (int number = SIGTERM; kill(pid, number) == 0; number = 0)
        nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
    return errno == ESRCH ? 0 : 1;
}

int main(int argc, char *argv[])
{
    const char *word = argc == 2 ? argv[1] : "";
    if (!strcmp(word, "start"))
        return start();
    if (!strcmp(word, "stop"))
        return stop();
    return dprintf(2, "usage: daemon start|stop\n"), 2;
}
