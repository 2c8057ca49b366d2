#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Waits for a child, and says how it ended. */
static void report(pid_t child)
{
    int status;
    if (waitpid(child, &status, 0) < 0)
        perror("waitpid");
    else if (WIFSIGNALED(status))
        printf("child %d was ended by signal %d\n", (int)child, WTERMSIG(status));
    else
        printf("child %d exited with %d\n", (int)child, WEXITSTATUS(status));
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "answer") == 0) {
        pid_t child = fork();
        if (child == 0) {
            /* Answer each SIGUSR1 with a SIGUSR2, until SIGTERM comes. */
            exit(0);
        }
        report(child);
        return 0;
    }
    /* The other modes. */
    return 0;
}
