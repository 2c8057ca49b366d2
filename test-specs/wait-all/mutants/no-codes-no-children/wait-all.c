#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int children = 0, failed = 0;

    if (argc == 1) {
        printf("0 children, 0 failed\n");
        return 0;
    }
    for (int i = 1; i < argc; i++) {
        pid_t pid = fork();
        if (pid < 0) {
            perror("fork");
            return 1;
        }
        if (pid == 0)
            exit(atoi(argv[i]));
    }

    pid_t pid;
    int status;
    while ((pid = wait(&status)) > 0) {
        printf("child %d exited with %d\n", (int)pid, WEXITSTATUS(status));
        children++;
        if (WEXITSTATUS(status) != 0)
            failed++;
    }
    if (errno != ECHILD) {
        perror("wait");
        return 1;
    }
    printf("%d children, %d failed\n", children, failed);
    return failed;
}
