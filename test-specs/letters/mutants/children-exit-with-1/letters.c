#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: letters N\n");
        return 2;
    }
    int rounds = atoi(argv[1]);
    pid_t first = getpid();

    for (int i = 0; i < rounds; i++) {
        putchar('A' + i);
        fflush(stdout);
        if (fork() < 0) {
            perror("fork");
            return 1;
        }
    }

    while (wait(NULL) > 0)
        ;
    return getpid() != first;
}
