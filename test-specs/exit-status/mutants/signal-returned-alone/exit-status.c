#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int by_signal = argc == 3 && strcmp(argv[1], "signal") == 0;
    if (argc != 3 || (!by_signal && strcmp(argv[1], "exit") != 0)) {
        fprintf(stderr, "usage: exit-status exit|signal NUMBER\n");
        return 2;
    }
    int number = atoi(argv[2]);

    pid_t pid = fork();
    if (pid < 0) {
        perror("fork");
        return 1;
    }
    if (pid == 0) {
        if (!by_signal)
            exit(number);
        kill(getpid(), number);
        exit(0);
    }

    int status;
    if (waitpid(pid, &status, 0) < 0) {
        perror("waitpid");
        return 1;
    }
    if (WIFEXITED(status)) {
        printf("child %d exited with %d\n", (int)pid, WEXITSTATUS(status));
        return WEXITSTATUS(status);
    }
    printf("child %d was ended by signal %d%s\n", (int)pid, WTERMSIG(status), WCOREDUMP(status) ? " (core dumped)" : "");
    return WTERMSIG(status);
}
