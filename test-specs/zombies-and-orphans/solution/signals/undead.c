/* Everybody waits with sigwait(), for signals that were blocked before anybody could send them. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void await(int signal)
{
    sigset_t set;
    int came;
    sigemptyset(&set);
    sigaddset(&set, signal);
    while (sigwait(&set, &came) != 0)
        ;
}

static void look_at(pid_t pid)
{
    char path[32], line[256] = "";
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    int fd = open(path, O_RDONLY);
    ssize_t n = fd < 0 ? -1 : read(fd, line, sizeof line - 1);
    char *name_end = n > 0 ? strrchr(line, ')') : NULL;
    printf("child %d is %c\n", pid, name_end ? name_end[2] : '?');
    if (fd >= 0)
        close(fd);
}

static int zombie(int reap)
{
    pid_t pid = fork();
    if (pid == 0)
        exit(EXIT_SUCCESS);
    await(SIGCHLD);
    look_at(pid);
    if (reap && wait(NULL) == pid)
        printf("child %d is %s\n", pid, kill(pid, 0) == 0 ? "still there" : "gone");
    return EXIT_SUCCESS;
}

static _Noreturn void grandchild(pid_t first, pid_t parent, int adopted)
{
    prctl(PR_SET_PDEATHSIG, SIGUSR1);
    kill(parent, SIGUSR2);
    await(SIGUSR1);
    if (adopted)
        printf("orphan %d was adopted by %d\n", getpid(), getppid());
    else
        printf("orphan %d lost its parent %d\n", getpid(), parent);
    fflush(stdout);
    kill(first, SIGUSR1);
    _exit(adopted ? 7 : EXIT_SUCCESS);
}

static int orphan(int adopted)
{
    pid_t first = getpid();
    prctl(PR_SET_CHILD_SUBREAPER, adopted);
    pid_t child = fork();
    if (child == 0) {
        pid_t parent = getpid();
        if (fork() == 0)
            grandchild(first, parent, adopted);
        await(SIGUSR2);
        _exit(0);
    }
    waitpid(child, NULL, 0);
    await(SIGUSR1);
    int status;
    for (pid_t pid; (pid = wait(&status)) > 0;)
        printf("orphan %d exited with %d\n", pid, WEXITSTATUS(status));
    return EXIT_SUCCESS;
}

int main(int argc, char *argv[])
{
    const char *what = argc > 1 ? argv[1] : "";
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    if (!strcmp(what, "zombie") || !strcmp(what, "reaped"))
        return zombie(!strcmp(what, "reaped"));
    if (!strcmp(what, "orphan") || !strcmp(what, "adopted"))
        return orphan(!strcmp(what, "adopted"));
    fputs("usage: undead zombie|reaped|orphan|adopted\n", stderr);
    return 2;
}
