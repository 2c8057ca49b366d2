#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "usage: pipex IN COMMAND1 COMMAND2 OUT\n");
        return 2;
    }

    /* Make the pipe. */

    /* Create the first child: IN, COMMAND1, the pipe. */

    /* Create the second child: the pipe, COMMAND2, OUT. */
    (void)argv;

    /* Wait for both, and end with the status of the second one. */
    return 0;
}
