#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int fd[2];
    if (pipe(fd) < 0) {
        perror("pipe");
        return 1;
    }

    /* Create a child that reads from fd[0] until end-of-file, and prints what comes. */

    /* Write the words into fd[1] here, and close it. */
    (void)argc;
    (void)argv;

    /* Wait for the child, and say how many lines it has read. */
    return 0;
}
