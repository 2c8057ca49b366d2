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
    int below = 0;

    for (int i = 1; i <= n; i++) {
        /* Create process i here. Who goes on with the loop, and who leaves it? */
    }

    /* Wait for the child here, if there is one; then say what is to be said. */
    printf("%d below me\n", below);
    return 0;
}
