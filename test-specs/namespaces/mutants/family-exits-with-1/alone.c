/* The first process unshares, so that its next child is the namespace's init. */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t create(void)
{
    fflush(stdout);
    pid_t pid = fork();
    if (pid < 0) {
        perror("fork");
        exit(1);
    }
    return pid;
}

static int number_in_proc(void)
{
    char text[32] = "";
    if (readlink("/proc/self", text, sizeof text - 1) < 0)
        perror("/proc/self");
    return atoi(text);
}

static int pid_alone(void)
{
    printf("inside %d, parent %d, in /proc %d\n", getpid(), getppid(), number_in_proc());
    return 0;
}

static int family(void)
{
    int ended = 0;
    for (int i = 0; i < 3; i++)
        if (create() == 0) {
            printf("%d, child of %d\n", getpid(), getppid());
            exit(1);
        }
    while (wait(NULL) > 0)
        ended++;
    printf("%d of 3 have ended\n", ended);
    return 0;
}

static int adopted(void)
{
    int parent_gone[2], status;
    if (pipe(parent_gone) < 0)
        return 1;
    pid_t child = create();
    if (child == 0) {
        if (create() == 0) {
            char nothing;
            close(parent_gone[1]);
            if (read(parent_gone[0], &nothing, 1) == 0)
                printf("%d was adopted by %d\n", getpid(), getppid());
            exit(7);
        }
        exit(0);
    }
    close(parent_gone[0]);
    waitpid(child, NULL, 0);
    close(parent_gone[1]);
    pid_t orphan = wait(&status);
    printf("%d exited with %d\n", orphan, WEXITSTATUS(status));
    return 0;
}

static int end(void)
{
    for (int i = 0; i < 2; i++)
        if (create() == 0)
            for (;;)
                pause();
    return 3;
}

static int told; /* the end of a pipe whose other end init closes when it has said what it has to say */

static int signals(void)
{
    if (create() == 0) {
        close(told);
        if (kill(1, SIGTERM) == 0)
            printf("%d sent SIGTERM to %d\n", getpid(), getppid());
        exit(0);
    }
    wait(NULL);
    printf("%d is still here\n", getpid());
    fflush(stdout);
    close(told);
    for (;;)
        pause();
}

static pid_t begin(int (*life)(void))
{
    if (unshare(CLONE_NEWUSER | CLONE_NEWPID) < 0) {
        perror("unshare");
        exit(1);
    }
    pid_t init = create();
    if (init == 0)
        exit(life());
    return init;
}

static int status_of(pid_t init)
{
    int status;
    waitpid(init, &status, 0);
    return status;
}

static void kill_init(void)
{
    int ends[2];
    char nothing;
    if (pipe(ends) < 0)
        exit(1);
    told = ends[1];
    pid_t init = begin(signals);
    close(ends[1]);
    if (read(ends[0], &nothing, 1) == 0)
        kill(init, SIGKILL);
    printf("init was ended by signal %d\n", WTERMSIG(status_of(init)));
}

int main(int argc, char **argv)
{
    const char *mode = argc == 2 ? argv[1] : "";
    if (strcmp(mode, "pid") == 0) {
        pid_t init = begin(pid_alone);
        status_of(init);
        printf("outside %d\n", init);
    } else if (strcmp(mode, "family") == 0) {
        status_of(begin(family));
    } else if (strcmp(mode, "adopted") == 0) {
        status_of(begin(adopted));
    } else if (strcmp(mode, "end") == 0) {
        printf("init exited with %d\n", WEXITSTATUS(status_of(begin(end))));
    } else if (strcmp(mode, "signals") == 0) {
        kill_init();
    } else {
        fprintf(stderr, "usage: alone pid|family|adopted|end|signals\n");
        return 2;
    }
    return 0;
}
