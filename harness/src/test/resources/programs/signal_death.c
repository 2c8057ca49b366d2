// A child dies of a signal, and so does the first process.
#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status;
    if (fork() == 0) {
        volatile int *nowhere = NULL;
        *nowhere = 1;
    }
    wait(&status);
    printf("%d\n", WTERMSIG(status));
    fflush(stdout);
    abort();
}
