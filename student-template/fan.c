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

    /* Create n children here. Each prints its line and exits. */
    (void)n;

    /* Wait for all of them here, and say so. */
    return 0;
}
