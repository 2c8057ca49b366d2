#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: @{lab} CODE\n");
        return 2;
    }
    int code = atoi(argv[1]);

    /* Create a child here, which says that it runs, and exits with the code. */
    (void)code;

    /* Wait for it here, and say how it ended. */
    return 0;
}
