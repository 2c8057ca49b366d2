#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: exec-status PROGRAM [ARGUMENTS]\n");
        return 2;
    }

    /* Create a child that executes argv[1] with its arguments. */
    (void)argv;

    /* Wait for it, say how it ended, and end in the same way. */
    return 0;
}
