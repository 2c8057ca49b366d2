#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: @{lab} CODE\n");
        return 2;
    }
    int code = atoi(argv[1]);

    pid_t child = fork();
    if (child < 0) {
        perror("fork");
        return 1;
    }
    if (child == 0) {
        printf("child %d runs\n", (int)getpid());
        fflush(stdout);
    }
    int status;
    if (wait(&status) != child || !WIFEXITED(status)) {
        return 1;
    }
    printf("child %d exited with %d\n", (int)child, WEXITSTATUS(status));
    return 0;
}
