#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int children = 0, failed = 0;

    for (int i = 1; i < argc; i++) {
        /* Create a child that exits with the code that argv[i] is. */
    }

    /* Wait until nobody is left, and say of each child what it exited with. */

    (void)argv;
    printf("%d children, %d failed\n", children, failed);
    return failed;
}
