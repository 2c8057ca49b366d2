#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The letter behind the name in /proc/PID/stat, or '?' where there is no such process. */
static char state_of(pid_t pid)
{
    char path[64], state = '?';
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE *stat = fopen(path, "r");
    if (stat) {
        if (fscanf(stat, "%*d (%*[^)]) %c", &state) != 1)
            state = '?';
        fclose(stat);
    }
    return state;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "zombie") == 0) {
        /* Create a child that exits, and look at its state when it has. */
        printf("child %d is %c\n", (int)getpid(), state_of(getpid()));
        return 0;
    }
    fprintf(stderr, "usage: undead zombie|reaped|orphan|adopted\n");
    return 2;
}
