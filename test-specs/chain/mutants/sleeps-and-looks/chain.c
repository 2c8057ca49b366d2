#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: chain N\n");
        return 2;
    }
    int n = atoi(argv[1]);

    int number = 0;
    pid_t child = 0;
    for (int i = 1; i <= n; i++) {
        child = fork();
        if (child < 0) {
            perror("fork");
            exit(255);
        }
        if (child > 0)
            break;
        number = i;
    }

    int below = 0;
    if (child > 0) {
        int status = 0;
        usleep(300000u * (unsigned)(n - number));
        waitpid(child, &status, WNOHANG);
        below = WEXITSTATUS(status) + 1;
    }
    if (number > 0) {
        printf("process %d is %d, parent %d\n", number, (int)getpid(), (int)getppid());
        return below;
    }
    printf("%d below me\n", below);
    return 0;
}
