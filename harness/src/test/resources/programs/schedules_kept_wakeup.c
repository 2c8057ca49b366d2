#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/wait.h>


/* The same done right: the signal is blocked until sigsuspend. */
static volatile sig_atomic_t woken;

static void wake(int signal)
{
    (void) signal;
    woken = 1;
}

int main(void)
{
    struct sigaction action = {.sa_handler = wake};
    sigset_t block, old;
    sigemptyset(&block);
    sigaddset(&block, SIGUSR1);
    sigprocmask(SIG_BLOCK, &block, &old);
    sigaction(SIGUSR1, &action, NULL);
    if (fork() == 0) {
        kill(getppid(), SIGUSR1);
        _exit(0);
    }
    while (!woken)
        sigsuspend(&old);
    write(1, "woken", 5);
    while (wait(NULL) < 0)
        ;
    return 0;
}
