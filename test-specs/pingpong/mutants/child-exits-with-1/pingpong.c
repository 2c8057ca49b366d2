#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: pingpong N\n");
        return 2;
    }
    int rounds = atoi(argv[1]);
    int number = 1;
    int there[2], back[2];

    setvbuf(stdout, NULL, _IOLBF, 0);
    if (pipe(there) < 0 || pipe(back) < 0) {
        perror("pipe");
        return 1;
    }

    pid_t child = fork();
    if (child < 0) {
        perror("fork");
        return 1;
    }
    if (child == 0) {
        close(there[1]);
        close(back[0]);
        while (read(there[0], &number, sizeof number) == sizeof number) {
            printf("ping %d\n", number);
            number++;
            if (write(back[1], &number, sizeof number) != sizeof number)
                return 1;
        }
        printf("the child is done\n");
        return 1;
    }

    close(there[0]);
    close(back[1]);
    for (int i = 0; i < rounds; i++) {
        if (write(there[1], &number, sizeof number) != sizeof number)
            return 1;
        if (read(back[0], &number, sizeof number) != sizeof number)
            return 1;
        printf("pong %d\n", number);
        number++;
    }
    close(there[1]);
    waitpid(child, NULL, 0);
    close(back[0]);
    printf("the parent is done\n");
    return 0;
}
