#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/wait.h>


/* A sleep in the place of a wait. */
int main(void)
{
    if (fork() == 0) {
        write(1, "child ", 6);
        _exit(0);
    }
    sleep(1);
    write(1, "parent ", 7);
    wait(NULL);
    return 0;
}
