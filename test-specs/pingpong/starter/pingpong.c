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

    /* Make two pipes, and a child that answers until end-of-file. */

    for (int i = 0; i < rounds; i++) {
        /* Send the number, and wait for the answer. */
    }

    /* Tell the child that this was all, and wait for it. */
    return 0;
}
