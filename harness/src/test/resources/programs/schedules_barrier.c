#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/wait.h>


/* A pipe keeps the two apart: one order only. */
int main(void)
{
    int done[2];
    char byte;
    if (pipe(done) < 0)
        return 1;
    if (fork() == 0) {
        close(done[0]);
        write(1, "child ", 6);
        _exit(0);
    }
    close(done[1]);
    if (read(done[0], &byte, 1) == 0)
        write(1, "parent ", 7);
    wait(NULL);
    return 0;
}
