#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/wait.h>


/* The signal may come between the look at the flag and pause(). */
static volatile sig_atomic_t woken;

static void wake(int signal)
{
    (void) signal;
    woken = 1;
}

int main(void)
{
    struct sigaction action = {.sa_handler = wake};
    sigaction(SIGUSR1, &action, NULL);
    if (fork() == 0) {
        kill(getppid(), SIGUSR1);
        _exit(0);
    }
    if (!woken)
        pause();
    write(1, "woken", 5);
    wait(NULL);
    return 0;
}
