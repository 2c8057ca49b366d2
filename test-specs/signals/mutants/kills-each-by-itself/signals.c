#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t came[65]; /* how often each signal came */

static void count(int number)
{
    came[number]++;
}

static void handle(int number, void (*handler)(int))
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    if (sigaction(number, &action, NULL) < 0) {
        perror("sigaction");
        exit(1);
    }
}

static pid_t create(void)
{
    pid_t pid = fork();
    if (pid < 0) {
        perror("fork");
        exit(1);
    }
    return pid;
}

static void report(pid_t child)
{
    int status;
    if (waitpid(child, &status, 0) < 0)
        perror("waitpid");
    else if (WIFSIGNALED(status))
        printf("child %d was ended by signal %d\n", (int)child, WTERMSIG(status));
    else
        printf("child %d exited with %d\n", (int)child, WEXITSTATUS(status));
}

static void say(const char *what, int number)
{
    printf("%s %d\n", what, number);
    fflush(stdout);
}

static void answering(pid_t parent, const sigset_t *open)
{
    int answered = 0;
    while (!came[SIGTERM]) {
        sigsuspend(open);
        if (came[SIGUSR1] > answered) {
            answered = came[SIGUSR1];
            say("signal", answered);
            kill(parent, SIGUSR2);
        }
    }
    say("ended after", answered);
    exit(0);
}

static void answer(void)
{
    sigset_t closed, open;
    pid_t self = getpid();

    sigemptyset(&closed);
    sigaddset(&closed, SIGUSR1);
    sigaddset(&closed, SIGUSR2);
    sigaddset(&closed, SIGTERM);
    sigprocmask(SIG_BLOCK, &closed, &open);
    handle(SIGUSR1, count);
    handle(SIGUSR2, count);

    pid_t child = create();
    if (child == 0) {
        handle(SIGTERM, count);
        answering(self, &open);
    }
    for (int i = 1; i <= 3; i++) {
        kill(child, SIGUSR1);
        while (came[SIGUSR2] < i)
            sigsuspend(&open);
        say("answer", i);
    }
    kill(child, SIGTERM);
    report(child);
}

static void shield(void)
{
    pid_t children[3];

    handle(SIGINT, SIG_IGN);
    for (int i = 0; i < 3; i++) {
        children[i] = create();
        if (children[i] == 0)
            for (;;)
                pause();
    }
    handle(SIGINT, count);
    kill(0, SIGINT);
    if (came[SIGINT])
        printf("interrupted\n");
    for (int i = 0; i < 3; i++) {
        kill(children[i], SIGTERM);
        report(children[i]);
    }
}

static void wait_for_the_end(const int *ends)
{
    char byte;
    close(ends[1]);
    if (read(ends[0], &byte, 1) < 0)
        perror("read");
    exit(0);
}

static void reach(const char *mode)
{
    pid_t children[4];
    int ends[2];

    if (pipe(ends) < 0) {
        perror("pipe");
        exit(1);
    }
    for (int i = 0; i < 4; i++) {
        children[i] = create();
        if (i >= 2)
            setpgid(children[i], i == 2 ? 0 : children[2]);
        if (children[i] == 0)
            wait_for_the_end(ends);
    }
    handle(SIGTERM, SIG_IGN);
    pid_t whom = 0;
    if (strcmp(mode, "one") == 0)
        whom = children[0];
    if (strcmp(mode, "group") == 0)
        whom = -children[2];
    if (strcmp(mode, "all") == 0)
        whom = -1;
    for (int i = 0; i < 4; i++)
        if (whom == -1 || (whom == 0 && i < 2) || (whom < -1 && i >= 2) || whom == children[i])
            if (kill(children[i], SIGTERM) < 0)
                perror("kill");
    close(ends[0]);
    close(ends[1]);
    for (int i = 0; i < 4; i++)
        report(children[i]);
}

static void write_for_ever(int into)
{
    while (write(into, "all work and no play\n", 21) > 0)
        ;
    printf("%s\n", strerror(errno));
    exit(1);
}

static pid_t writer(int ignores, int *from)
{
    int ends[2];
    if (pipe(ends) < 0) {
        perror("pipe");
        exit(1);
    }
    pid_t child = create();
    if (child == 0) {
        close(ends[0]);
        if (ignores)
            handle(SIGPIPE, SIG_IGN);
        write_for_ever(ends[1]);
    }
    close(ends[1]);
    *from = ends[0];
    return child;
}

static void broken_pipe(void)
{
    pid_t children[2];
    int from[2];
    char byte;

    for (int i = 0; i < 2; i++)
        children[i] = writer(i == 0, &from[i]);
    for (int i = 0; i < 2; i++)
        if (read(from[i], &byte, 1) != 1)
            perror("read");
    for (int i = 0; i < 2; i++)
        close(from[i]);
    for (int i = 0; i < 2; i++)
        report(children[i]);
}

int main(int argc, char **argv)
{
    const char *mode = argc == 2 ? argv[1] : "";

    if (strcmp(mode, "answer") == 0)
        answer();
    else if (strcmp(mode, "shield") == 0)
        shield();
    else if (strcmp(mode, "pipe") == 0)
        broken_pipe();
    else if (strcmp(mode, "one") == 0 || strcmp(mode, "own") == 0 || strcmp(mode, "group") == 0 || strcmp(mode, "all") == 0)
        reach(mode);
    else {
        fprintf(stderr, "usage: signals answer|shield|one|own|group|all|pipe\n");
        return 2;
    }
    return 0;
}
