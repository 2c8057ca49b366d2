#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

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
    pid_t child = fork();
    if (child == 0) {
        /* Set a limit, and run into it. */
        (void)argc, (void)argv;
        exit(0);
    }
    report(child);
    return 0;
}
