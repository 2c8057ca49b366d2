#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: exit-status exit|signal NUMBER\n");
        return 2;
    }
    int number = atoi(argv[2]);

    /* Create a child that ends as argv[1] says. */
    (void)number;

    /* Wait for it, say how it ended, and end alike. */
    return 0;
}
