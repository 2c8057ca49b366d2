#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: fan N\n");
        return 2;
    }
    int n = atoi(argv[1]);
    for (int i = 1; i <= n; i++) {
        pid_t pid = fork();
        if (pid < 0) {
            perror("fork");
            exit(1);
        }
        if (pid == 0) {
            printf("child %d is %d, parent %d\n", i, (int)getpid(), (int)getppid());
            exit(1);
        }
    }
    for (int i = 0; i < n; i++)
        wait(NULL);
    printf("all done\n");
    return 0;
}
