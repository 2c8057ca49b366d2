#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: pipeline FOLDER\n");
        return 2;
    }
    char *ls[] = {"ls", argv[1], NULL};
    char *wc[] = {"wc", "-l", NULL};

    /* Make a pipe, and two children that execute these, the pipe between them. */
    (void)ls;
    (void)wc;

    /* Wait for both, and end with the status of wc. */
    return 0;
}
