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

    for (int i = 0; i < rounds; i++) {
        putchar('A' + i);
        fflush(stdout);
        if (fork() < 0) {
            perror("fork");
            return 1;
        }
    }

    return 0;
}
