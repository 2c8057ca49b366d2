#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int children = 0, failed = 0;

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
    for (int i = 1; i < argc; i++) {
        pid = wait(&status);
        printf("child %d exited with %d\n", (int)pid, WEXITSTATUS(status));
        children++;
        if (WEXITSTATUS(status) != 0)
            failed++;
    }
    printf("%d children, %d failed\n", children, failed);
    return failed;
}
