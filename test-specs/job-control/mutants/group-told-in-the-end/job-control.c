#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t create(void)
{
    pid_t pid = fork();
    if (pid < 0) {
        perror("fork");
        exit(1);
    }
    return pid;
}

static void report(pid_t child, int options)
{
    int status;
    if (waitpid(child, &status, options) < 0) {
        perror("waitpid");
        exit(1);
    }
    printf("child %d ", (int)child);
    if (WIFSTOPPED(status))
        printf("stopped by signal %d\n", WSTOPSIG(status));
    else if (WIFCONTINUED(status))
        printf("continued\n");
    else if (WIFSIGNALED(status))
        printf("was ended by signal %d\n", WTERMSIG(status));
    else
        printf("exited with %d\n", WEXITSTATUS(status));
    fflush(stdout);
}

static void rounds(int n)
{
    pid_t child = create();
    if (child == 0)
        for (;;)
            pause();
    for (int i = 0; i < n; i++) {
        kill(child, SIGSTOP);
        report(child, WUNTRACED);
        kill(child, SIGCONT);
        report(child, WCONTINUED);
    }
    kill(child, SIGTERM);
    report(child, 0);
}

static void self(void)
{
    int told[2];
    char byte;

    if (pipe(told) < 0) {
        perror("pipe");
        exit(1);
    }
    pid_t child = create();
    if (child == 0) {
        close(told[1]);
        raise(SIGTSTP);
        if (read(told[0], &byte, 1) < 0)
            perror("read");
        _exit(7);
    }
    close(told[0]);
    report(child, WUNTRACED);
    kill(child, SIGCONT);
    report(child, WCONTINUED);
    close(told[1]);
    report(child, 0);
}

static void all(pid_t group, int number, int n, int options, const char *what)
{
    kill(-group, number);
    for (int i = 0; i < n; i++)
        if (waitpid(-group, NULL, options) < 0) {
            perror("waitpid");
            exit(1);
        }
    printf("%d %s\n", n, what);
}

static void group(int n)
{
    pid_t leader = 0;
    for (int i = 0; i < n; i++) {
        pid_t child = create();
        setpgid(child, leader);
        if (child == 0)
            for (;;)
                pause();
        if (i == 0)
            leader = child;
    }
    all(leader, SIGSTOP, n, WUNTRACED, "are stopped");
    all(leader, SIGCONT, n, WCONTINUED, "go on");
    all(leader, SIGTERM, n, 0, "have ended");
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "rounds") == 0)
        rounds(atoi(argv[2]));
    else if (argc == 3 && strcmp(argv[1], "group") == 0)
        group(atoi(argv[2]));
    else if (argc == 2 && strcmp(argv[1], "self") == 0)
        self();
    else {
        fprintf(stderr, "usage: job-control rounds N|self|group N\n");
        return 2;
    }
    return 0;
}
