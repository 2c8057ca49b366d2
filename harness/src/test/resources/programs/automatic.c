// SIG_IGN and SA_NOCLDWAIT: the kernel reaps; wait blocks until all are gone and fails with ECHILD.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    signal(SIGCHLD, SIG_IGN);
    if (fork() == 0)
        _exit(1);
    int first = wait(NULL) == -1 && errno == ECHILD;
    struct sigaction action = {.sa_handler = SIG_DFL, .sa_flags = SA_NOCLDWAIT};
    sigaction(SIGCHLD, &action, NULL);
    if (fork() == 0)
        _exit(2);
    int second = wait(NULL) == -1 && errno == ECHILD;
    printf("%d %d\n", first, second);
    return 0;
}
