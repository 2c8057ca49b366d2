// The init of a PID namespace takes no notice of signals that it has no handler for, and yet does not survive a fault.
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status;
    if (unshare(CLONE_NEWUSER | CLONE_NEWPID) < 0)
        return 1;
    pid_t init = fork();
    if (init == 0) {
        kill(1, SIGTERM);
        kill(1, SIGSEGV);
        printf("still here\n");
        fflush(stdout);
        *(volatile int *)8 = 1;
    }
    waitpid(init, &status, 0);
    printf("ended by a signal %d\n", WIFSIGNALED(status));
    return 0;
}
