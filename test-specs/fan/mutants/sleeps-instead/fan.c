#include <stdio.h>
#include <stdlib.h>
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
        if (fork() == 0) {
            printf("child %d is %d, parent %d\n", i, getpid(), getppid());
            exit(0);
        }
    }
    sleep(1);
    printf("all done\n");
    fflush(stdout);
    while (wait(NULL) > 0)
        ;
    return 0;
}
