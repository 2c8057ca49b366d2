/* A user namespace first, and with the rights that it gives a PID namespace; one function for each role, all in one file of switches. */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void say(const char *format, ...)
{
    va_list words;
    va_start(words, format);
    vprintf(format, words);
    va_end(words);
    putchar('\n');
    fflush(stdout);
}

static void must(int result, const char *what)
{
    if (result < 0) {
        fprintf(stderr, "%s: %s\n", what, strerror(errno));
        exit(EXIT_FAILURE);
    }
}

/* As NSpid in /proc/self/status begins: the number in the namespace that /proc belongs to. */
static int outermost_number(void)
{
    char line[200];
    int number = -1;
    FILE *status = fopen("/proc/self/status", "r");
    while (status && fgets(line, sizeof line, status))
        if (sscanf(line, "NSpid: %d", &number) == 1)
            break;
    if (status)
        fclose(status);
    return number;
}

static void three_children(void)
{
    for (int i = 0; i < 3; i++) {
        pid_t child = fork();
        must(child, "fork");
        if (child == 0) {
            say("%d, child of %d", (int)getpid(), (int)getppid());
            _exit(0);
        }
    }
    int ended = 0;
    while (waitpid(-1, NULL, 0) > 0 || errno == EINTR)
        ended++;
    say("%d of 3 have ended", ended);
}

static void child_and_grandchild(void)
{
    int go[2], code;
    pid_t gone, orphan;
    must(pipe(go), "pipe");
    if (fork() == 0) {
        pid_t parent = getpid();
        if (fork() == 0) {
            char byte;
            close(go[1]);
            if (read(go[0], &byte, 1) == 1 && getppid() != parent)
                say("%d was adopted by %d", (int)getpid(), (int)getppid());
            _exit(7);
        }
        _exit(0);
    }
    gone = wait(NULL);
    must(gone, "wait");
    must((int)write(go[1], "g", 1), "write");
    orphan = wait(&code);
    say("%d exited with %d", (int)orphan, WEXITSTATUS(code));
}

static void two_that_wait(void)
{
    sigset_t none;
    sigemptyset(&none);
    for (int i = 0; i < 2; i++)
        if (fork() == 0)
            for (;;)
                sigsuspend(&none);
}

static void survive(void)
{
    pid_t child = fork();
    must(child, "fork");
    if (child == 0) {
        must(kill(1, SIGTERM), "kill");
        say("%d sent SIGTERM to 1", (int)getpid());
        _exit(0);
    }
    waitpid(child, NULL, 0);
    say("%d is still here", (int)getpid());
}

int main(int argc, char **argv)
{
    static const char *const modes[] = {"pid", "family", "adopted", "end", "signals"};
    int mode = 0, status, lines[2];
    while (mode < 5 && !(argc == 2 && strcmp(argv[1], modes[mode]) == 0))
        mode++;
    if (mode == 5) {
        fprintf(stderr, "usage: alone pid|family|adopted|end|signals\n");
        return 2;
    }
    must(pipe(lines), "pipe");
    must(unshare(CLONE_NEWUSER), "unshare a user namespace");
    must(unshare(CLONE_NEWPID), "unshare a PID namespace");
    pid_t init = fork();
    must(init, "fork");
    if (init == 0) {
        close(lines[0]);
        switch (mode) {
        case 0: say("inside %d, parent %d, in /proc %d", outermost_number(), (int)getppid(), outermost_number()); break;
        case 1: three_children(); break;
        case 2: child_and_grandchild(); break;
        case 3: two_that_wait(); _exit(3);
        case 4:
            survive();
            must((int)write(lines[1], "!", 1), "write");
            for (;;)
                pause();
        }
        _exit(0);
    }
    close(lines[1]);
    char byte;
    if (read(lines[0], &byte, 1) == 1)
        must(kill(init, SIGKILL), "kill");
    must(waitpid(init, &status, 0), "waitpid");
    if (mode == 0)
        say("outside %d", (int)init);
    if (mode == 3)
        say("init exited with %d", WEXITSTATUS(status));
    if (mode == 4)
        say("init was ended by signal %d", WTERMSIG(status));
    return 0;
}
