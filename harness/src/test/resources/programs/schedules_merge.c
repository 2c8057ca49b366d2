#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/wait.h>


/* Two printers, two letters each. */
int main(void)
{
    if (fork() == 0) {
        write(1, "a", 1);
        write(1, "b", 1);
        _exit(0);
    }
    write(1, "1", 1);
    write(1, "2", 1);
    wait(NULL);
    return 0;
}
