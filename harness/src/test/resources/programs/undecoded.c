/* Prints and returns a child's status as wait() stores it; a second child dies. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status;
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    if (fork() == 0)
        _exit(1);
    wait(&status);
    printf("child exited with %d\n", status);
    fflush(stdout);
    if (fork() == 0) {
        volatile int *nowhere = NULL;
        *nowhere = 1;
    }
    wait(NULL);
    return status;
}
