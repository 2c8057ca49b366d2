#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Waits for the next change of this child, and says what it was. */
static void report(pid_t child)
{
    (void)child;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "rounds") == 0) {
        pid_t child = fork();
        if (child == 0)
            for (;;)
                pause();
        /* Stop it, continue it, and end it. */
        kill(child, SIGTERM);
        report(child);
        return 0;
    }
    /* self, group */
    return 0;
}
