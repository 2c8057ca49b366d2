// Sleeping is not a deadlock: a timer is due.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void rings(int signal)
{
    (void)signal;
}

int main(void)
{
    sigset_t alarms, none;
    signal(SIGALRM, rings);
    usleep(300000);
    sigemptyset(&none);
    sigemptyset(&alarms);
    sigaddset(&alarms, SIGALRM);
    sigprocmask(SIG_BLOCK, &alarms, NULL);
    alarm(1);
    sigsuspend(&none);
    printf("awake\n");
    return 0;
}
