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
    signal(SIGALRM, rings);
    usleep(300000);
    alarm(1);
    pause();
    printf("awake\n");
    return 0;
}
