#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    char **commands[8];
    int count = 0;

    /* A NULL in place of each bar makes a list of words out of each command, as execvp() wants them. */
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "|") == 0)
            argv[i] = NULL;
        else if (i == 1 || argv[i - 1] == NULL)
            commands[count++] = &argv[i];
    }

    /* Find out whether a command is missing somewhere. */

    /* Make the pipes, and a child for each command. */
    (void)commands;

    /* Wait for all of them, and end with the status of the last one. */
    return 0;
}
