#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 1000 };

int main(int argc, char **argv)
{
    int at_once = MOST, first = 1;
    if (argc > 2 && strcmp(argv[1], "-n") == 0) {
        at_once = atoi(argv[2]);
        first = 3;
    }
    if (first >= argc || at_once < 1) {
        fprintf(stderr, "usage: xargs [-n N] PROGRAM [ARGUMENTS]\n");
        return 2;
    }

    char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, stdin) != -1) {
        /* Collect the lines; whenever there are enough of them, run the program and wait for it. */
    }
    free(line);

    /* What is left wants a run, too. */
    return 0;
}
