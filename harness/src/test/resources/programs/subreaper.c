// Orphans go to the nearest subreaper, which can wait for them.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status;
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    pid_t reaper = getpid();
    pid_t child = fork();
    if (child == 0) {
        pid_t self = getpid();
        if (fork() == 0) {
            while (getppid() == self)
                usleep(1000);
            exit(getppid() == reaper ? 31 : 1);
        }
        _exit(30);
    }
    waitpid(child, &status, 0);
    printf("%d\n", WEXITSTATUS(status));
    wait(&status);
    printf("%d\n", WEXITSTATUS(status));
    return 0;
}
